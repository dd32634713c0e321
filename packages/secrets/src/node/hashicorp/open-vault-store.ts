import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { type Clock, type Fetch, KeyguardError, Secret } from "@keyguard/core";
import { systemClock, systemRandom } from "@keyguard/core/node";
import type { Schedule } from "../../hashicorp/token-keeper.ts";
import { tokenFrom, type VaultLogin } from "../../hashicorp/vault-answer.ts";
import { createVaultClient } from "../../hashicorp/vault-client.ts";
import { createHttpClient, jsonBody, readBody } from "../../http/http-client.ts";
import { createVaultStore, type VaultStore } from "../../stores/vault-store.ts";
import type { Environment } from "../../variables.ts";
import { requestTimeout } from "../request-timeout.ts";

/** What opening the store needs. */
export interface VaultStoreOptions {
  readonly environment: Environment;
  readonly fetch?: Fetch;
  readonly clock?: Clock;
  /** How a renewal is put off; timers that keep no process alive by default. */
  readonly schedule?: Schedule;
  /** Takes one line for a person, such as the end of a token that cannot be renewed. */
  readonly notice?: (line: string) => void;
}

/** A setting under Vault's name or OpenBao's. */
function setting(environment: Environment, name: string): string | undefined {
  const value = environment[`VAULT_${name}`] ?? environment[`BAO_${name}`];
  return value === "" ? undefined : value;
}

/** A setting given as it is, or in the file that NAME_FILE names. */
async function settingOrFile(environment: Environment, name: string): Promise<string | undefined> {
  const file = setting(environment, `${name}_FILE`);
  if (file === undefined) return setting(environment, name);
  return (
    await readFile(file, "utf8").catch(() => {
      throw new KeyguardError("KG_STORE_SETUP", `Cannot read the file that VAULT_${name}_FILE names`, {
        hint: "check that the file exists and that this user may read it",
      });
    })
  ).trim();
}

/** By AppRole: `VAULT_ROLE_ID` and `VAULT_SECRET_ID`, or `VAULT_WRAPPED_SECRET_ID` for one that is wrapped. */
async function appRole(environment: Environment): Promise<VaultLogin | undefined> {
  const roleId = await settingOrFile(environment, "ROLE_ID");
  if (roleId === undefined) return undefined;
  const mount = setting(environment, "APPROLE_MOUNT") ?? "approle";
  return async (send) => {
    const wrapped = await settingOrFile(environment, "WRAPPED_SECRET_ID");
    let secretId = await settingOrFile(environment, "SECRET_ID");
    if (secretId === undefined && wrapped !== undefined) {
      const answer = await send("POST", "sys/wrapping/unwrap", {}, new Secret(wrapped, "vault/wrapping-token"));
      const data = jsonBody(answer)?.["data"] as Record<string, unknown> | undefined;
      if (typeof data?.["secret_id"] !== "string")
        throw new KeyguardError(
          "KG_STORE_DENIED",
          "Cannot unwrap the AppRole secret id: it was used already, or has expired",
          {
            hint: "if nobody of yours unwrapped it, someone else did: revoke the role's secret ids",
          },
        );
      secretId = data["secret_id"];
    }
    return tokenFrom(
      await send("POST", `auth/${mount}/login`, {
        role_id: roleId,
        ...(secretId !== undefined && { secret_id: secretId }),
      }),
      "AppRole",
    );
  };
}

/** GitHub gives a job a token for the audience that the role is bound to. */
async function githubJwt(environment: Environment, fetch: Fetch): Promise<string | undefined> {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = environment as Record<
    string,
    string | undefined
  >;
  if (!url || !token) return undefined;
  const audience = setting(environment, "JWT_AUDIENCE");
  const full = audience === undefined ? url : `${url}&audience=${encodeURIComponent(audience)}`;
  const response = await fetch(full, {
    headers: { authorization: `Bearer ${token}` },
    redirect: "manual",
    signal: AbortSignal.timeout(10_000),
  }).catch(() => undefined);
  if (response?.ok !== true) return undefined;
  const { status, headers } = response;
  const body = await readBody(response, "GitHub").catch(() => "");
  const value = jsonBody({ status, headers, body })?.["value"];
  return typeof value === "string" ? value : undefined;
}

/** By JWT: `VAULT_JWT_ROLE` with `VAULT_JWT`, `VAULT_JWT_FILE`, or the token that GitHub gives a job. */
async function jwt(environment: Environment, fetch: Fetch): Promise<VaultLogin | undefined> {
  const role = setting(environment, "JWT_ROLE");
  if (role === undefined) return undefined;
  const mount = setting(environment, "JWT_MOUNT") ?? "jwt";
  return async (send) => {
    const token = (await settingOrFile(environment, "JWT")) ?? (await githubJwt(environment, fetch));
    if (token === undefined)
      throw new KeyguardError("KG_STORE_SETUP", "Cannot log in to Vault by JWT: there is no token", {
        hint: "set VAULT_JWT or VAULT_JWT_FILE; in GitHub Actions give the job `permissions: id-token: write`",
      });
    return tokenFrom(await send("POST", `auth/${mount}/login`, { role, jwt: token }), "JWT");
  };
}

/** By token: `VAULT_TOKEN`, or what `vault login` left in `~/.vault-token`; a file is read each time, for an agent replaces it. */
async function byToken(environment: Environment): Promise<VaultLogin> {
  const home = environment["HOME"] ?? homedir();
  const left = async (): Promise<string | undefined> =>
    readFile(join(home, ".vault-token"), "utf8").then(
      (text) => text.trim(),
      () => undefined,
    );
  const present = async (): Promise<string> => {
    const token = (await settingOrFile(environment, "TOKEN")) ?? (await left());
    if (token !== undefined && token !== "") return token;
    throw new KeyguardError("KG_STORE_SETUP", "Cannot use Vault: no token and no login is set up", {
      hint: "set VAULT_TOKEN, or VAULT_ROLE_ID and VAULT_SECRET_ID, or VAULT_JWT_ROLE",
    });
  };
  await present(); // told when the store is opened
  return async () => ({ token: new Secret(await present(), "vault/token"), renewable: false, given: "unknown" });
}

/**
 * Vault or OpenBao as the environment describes it: `VAULT_ADDR` (or `BAO_ADDR`), `VAULT_NAMESPACE`,
 * and a token, an AppRole or a JWT role.
 *
 * @throws {KeyguardError} `KG_STORE_SETUP` when something is missing
 */
export async function openVaultStore({
  environment,
  fetch = globalThis.fetch,
  clock = systemClock,
  schedule,
  notice,
}: VaultStoreOptions): Promise<VaultStore> {
  const address = setting(environment, "ADDR");
  if (address === undefined || !URL.canParse(address) || !/^https?:$/u.test(new URL(address).protocol))
    throw new KeyguardError("KG_STORE_SETUP", "Cannot use Vault: its address is not set", {
      hint: "set VAULT_ADDR, such as https://vault.example.com:8200",
    });
  const login = (await appRole(environment)) ?? (await jwt(environment, fetch)) ?? (await byToken(environment));
  const namespace = setting(environment, "NAMESPACE");
  const http = createHttpClient({
    service: "Vault",
    fetch,
    clock,
    random: systemRandom,
    ...requestTimeout(environment),
  });
  return createVaultStore(
    createVaultClient({
      address: address.replace(/\/+$/u, ""),
      login,
      http,
      clock,
      ...(namespace !== undefined && { namespace }),
      ...(schedule && { schedule }),
      ...(notice && { notice }),
    }),
  );
}

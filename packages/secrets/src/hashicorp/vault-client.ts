import { type Clock, KeyguardError, Secret } from "@keyguard/core";
import { type HttpAnswer, type HttpClient, isTransient, jsonBody, strangeAnswer } from "../http/http-client.ts";

/** A token and how long it lives. */
export interface VaultToken {
  readonly token: Secret;
  /** Milliseconds from when it was given; absent for one that does not end, or whose end is not known. */
  readonly lifeMs?: number;
  readonly renewable: boolean;
}

/** Sends one request, without a token unless one is given. */
export type VaultSend = (
  method: string,
  path: string,
  body?: Readonly<Record<string, unknown>>,
  token?: Secret,
) => Promise<HttpAnswer>;

/** Gets a first token, or a new one. */
export type VaultLogin = (send: VaultSend) => Promise<VaultToken>;

/** Calls Vault or OpenBao with a token that is renewed in time. */
export type VaultCall = (method: string, path: string, body?: Readonly<Record<string, unknown>>) => Promise<HttpAnswer>;

/** What a client needs. */
export interface VaultClientOptions {
  readonly address: string;
  readonly namespace?: string;
  readonly login: VaultLogin;
  readonly http: HttpClient;
  readonly clock: Clock;
}

const SERVICE = "Vault";

/** The error texts of an answer; they name paths and rules, never values. */
export function vaultErrors(answer: HttpAnswer): readonly string[] {
  const errors = jsonBody(answer)?.["errors"];
  return Array.isArray(errors) ? errors.map(String) : [];
}

/** The error for an answer that is no success. */
export function vaultFailure(what: string, answer: HttpAnswer): KeyguardError {
  if (isTransient(answer))
    return new KeyguardError(
      "KG_STORE_AWAY",
      `Cannot ${what} in Vault: it answers HTTP ${answer.status}${answer.status === 503 ? " (sealed, or in maintenance)" : ""}`,
      {
        hint: "check it with: vault status",
      },
    );
  if (answer.status === 403 || answer.status === 401)
    return new KeyguardError(
      "KG_STORE_DENIED",
      `Cannot ${what} in Vault: the token has expired or its policy does not allow it`,
      {
        hint: "check it with: vault token lookup",
      },
    );
  if (jsonBody(answer) === undefined) return strangeAnswer(SERVICE, answer);
  return new KeyguardError("KG_STORE_ANSWER", `Cannot ${what} in Vault: it answers HTTP ${answer.status}`, {
    hint: "check the mount and the path",
  });
}

/** A token from the answer to a login. */
export function tokenFrom(answer: HttpAnswer, what: string): VaultToken {
  const auth = jsonBody(answer)?.["auth"] as Record<string, unknown> | undefined;
  const token = auth?.["client_token"];
  if (answer.status !== 200) {
    if (answer.status === 400)
      throw new KeyguardError(
        "KG_STORE_DENIED",
        `Cannot log in to Vault by ${what}: it refuses the role or its proof`,
        { hint: "a secret id may be used up or expired" },
      );
    throw vaultFailure(`log in by ${what}`, answer);
  }
  if (typeof token !== "string") throw strangeAnswer(SERVICE, answer);
  const seconds = auth?.["lease_duration"];
  return {
    token: new Secret(token, "vault/token"),
    renewable: auth?.["renewable"] === true,
    ...(typeof seconds === "number" && seconds > 0 ? { lifeMs: seconds * 1000 } : {}),
  };
}

/**
 * A client that logs in when it must, renews a token after two thirds of its life, and logs in anew
 * when a renewal is refused or comes back much shorter, which means that the token's last hour is near.
 */
export function createVaultClient({ address, namespace, login, http, clock }: VaultClientOptions): VaultCall {
  const base = { "x-vault-request": "true", ...(namespace !== undefined && { "x-vault-namespace": namespace }) };

  async function send(
    method: string,
    path: string,
    body?: Readonly<Record<string, unknown>>,
    token?: Secret,
  ): Promise<HttpAnswer> {
    return http(() => ({
      method,
      url: `${address}/v1/${path}`,
      headers: {
        ...base,
        ...(token !== undefined && { "x-vault-token": Secret.reveal(token) }),
        ...(body !== undefined && {
          "content-type": method === "PATCH" ? "application/merge-patch+json" : "application/json",
        }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }));
  }

  let held: { readonly token: VaultToken; readonly since: number } | undefined;
  let pending: Promise<VaultToken> | undefined;

  async function logIn(): Promise<VaultToken> {
    const token = await login(send);
    held = { token, since: clock.now() };
    return token;
  }

  async function renew(token: VaultToken): Promise<VaultToken> {
    const answer = await send("POST", "auth/token/renew-self", {}, token.token);
    if (answer.status !== 200) return logIn();
    const renewed = tokenFrom(answer, "renewal");
    if ((renewed.lifeMs ?? Infinity) < (token.lifeMs ?? 0) / 2) return logIn();
    held = { token: { ...renewed, token: token.token }, since: clock.now() };
    return held.token;
  }

  async function current(): Promise<VaultToken> {
    if (held === undefined) return logIn();
    const { token, since } = held;
    const age = clock.now() - since;
    if (token.lifeMs === undefined || (age >= 0 && age < (token.lifeMs * 2) / 3)) return token;
    return token.renewable ? renew(token) : logIn();
  }

  async function usable(): Promise<VaultToken> {
    pending ??= current().finally(() => {
      pending = undefined;
    });
    return pending;
  }

  return async (method, path, body) => {
    const used = await usable();
    const answer = await send(method, path, body, used.token);
    if (answer.status !== 403) return answer;
    // It may have been revoked, or ended while we slept: one new login tells.
    const next = await logIn().catch(() => used);
    return Secret.reveal(next.token) === Secret.reveal(used.token) ? answer : send(method, path, body, next.token);
  };
}

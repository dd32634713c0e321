import { readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { KeyguardError, Secret } from "@keyguard/core";
import type { Environment } from "../../variables.ts";
import { MAX_WORK_FACTOR } from "./scrypt-stanza.ts";
import type { VaultKey } from "./vault-cipher.ts";

/** Asks a person at a terminal; undefined where there is none. */
export type AskPassphrase = (question: string) => Promise<string | undefined>;

/** OWASP's choice for scrypt: about a quarter of a second and 128 MB. age itself takes 18. */
const WORK_FACTOR = 17;

/** Where the vault is: `KEYGUARD_VAULT`, or `keyguard/vault.age` in the XDG data directory. */
export function vaultPath(environment: Environment): string {
  const named = environment["KEYGUARD_VAULT"];
  if (named !== undefined && named !== "") return named;
  const data = environment["XDG_DATA_HOME"];
  const home =
    data !== undefined && data.startsWith("/") ? data : join(environment["HOME"] ?? homedir(), ".local", "share");
  return join(home, "keyguard", "vault.age");
}

function workFactor(environment: Environment): number {
  const text = environment["KEYGUARD_VAULT_WORK_FACTOR"];
  if (text === undefined || text === "") return WORK_FACTOR;
  const value = /^\d{1,2}$/u.test(text) ? Number(text) : 0;
  if (value >= 10 && value <= MAX_WORK_FACTOR) return value;
  throw new KeyguardError(
    "KG_STORE_SETUP",
    "Cannot use KEYGUARD_VAULT_WORK_FACTOR: it is log2 of scrypt's N, from 10 to 22",
    { hint: "unset it for the default" },
  );
}

/** The identities of an age key file: one a line, comments and blank lines aside. */
function readIdentities(path: string): Secret<readonly string[]> {
  let text: string;
  try {
    if (statSync(path).size > 1_000_000) throw new Error("too large");
    text = readFileSync(path, "utf8");
  } catch {
    throw new KeyguardError("KG_STORE_SETUP", "Cannot read the file that KEYGUARD_VAULT_KEY_FILE names", {
      hint: "make one with: age-keygen -o FILE",
    });
  }
  const lines = text
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  if (lines.length === 0 || !lines.every((line) => /^AGE-SECRET-KEY-(?:PQ-)?1/u.test(line)))
    throw new KeyguardError(
      "KG_STORE_SETUP",
      "Cannot use the file that KEYGUARD_VAULT_KEY_FILE names: it is not an age identity file",
      {
        hint: "make one with: age-keygen -o FILE",
      },
    );
  return new Secret(lines, "vault identity");
}

/**
 * What opens the vault: the key file, the passphrase, or what a person types.
 *
 * @param fresh true when there is no vault yet: a typed passphrase is then asked for twice
 * @throws {KeyguardError} `KG_STORE_SETUP` when there is nothing to open it with
 */
export async function vaultKey(
  environment: Environment,
  ask: AskPassphrase | undefined,
  fresh: boolean,
): Promise<VaultKey> {
  const keyFile = environment["KEYGUARD_VAULT_KEY_FILE"];
  const given = environment["KEYGUARD_VAULT_PASSPHRASE"];
  const base = { workFactor: workFactor(environment) };
  const identities = keyFile === undefined || keyFile === "" ? {} : { identities: readIdentities(keyFile) };
  if (given !== undefined && given !== "")
    return { ...base, ...identities, passphrase: new Secret(given, "vault passphrase") };
  if (identities.identities !== undefined) return { ...base, ...identities };
  const typed = await ask?.(fresh ? "Passphrase for the new vault: " : "Passphrase of the vault: ");
  if (typed === "")
    throw new KeyguardError(
      "KG_STORE_SETUP",
      `Cannot ${fresh ? "make" : "open"} the local vault: the passphrase is empty`,
      { hint: "set KEYGUARD_VAULT_PASSPHRASE to one, or unset it to be asked" },
    );
  if (typed === undefined)
    throw new KeyguardError("KG_STORE_SETUP", "Cannot open the local vault: no passphrase and no key file is given", {
      hint: "set KEYGUARD_VAULT_PASSPHRASE or KEYGUARD_VAULT_KEY_FILE, or run it at a terminal",
    });
  if (fresh && (await ask?.("The same again: ")) !== typed)
    throw new KeyguardError("KG_SECRET_INVALID", "Cannot make the vault: the two passphrases differ", {
      hint: "run it again and type the same one twice",
    });
  return { ...base, passphrase: new Secret(typed, "vault passphrase") };
}

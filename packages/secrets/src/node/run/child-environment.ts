import { type Credential, KeyguardError, Secret } from "@keyguard/core";
import { PARTS, partOfVariable } from "../../document.ts";
import { type Assignment, parseDotenv } from "../../dotenv/parse-dotenv.ts";
import { allVariables, type Environment, variableName } from "../../variables.ts";
import { readDotenvFile } from "../dotenv-file.ts";

/** keyguard's own secrets, which no child needs. */
const OWN = ["KEYGUARD_VAULT_PASSPHRASE"];

/** A credential under the prefix of the variables that carry it. */
export interface PrefixedCredential {
  readonly prefix: string;
  readonly credential: Credential;
}

/** What makes up the environment of a child. */
export interface ChildEnvironmentOptions {
  /** keyguard's own. */
  readonly environment: Environment;
  readonly credentials: readonly PrefixedCredential[];
  /** The variables of `--env-file`, references resolved; each value is a secret or not. */
  readonly variables: ReadonlyMap<string, string | Secret>;
  /** Prefixes of declared `env:` stores that this child does not get. */
  readonly hidden: readonly string[];
  /** Start from nothing. */
  readonly strict: boolean;
}

/** The variables that carry a credential: `PREFIX_API_KEY`, `PREFIX_API_SECRET` and, if there is one, `PREFIX_PASSPHRASE`. */
export function credentialVariables({ prefix, credential }: PrefixedCredential): Map<string, Secret> {
  const found = new Map<string, Secret>();
  for (const part of PARTS) {
    const value = credential[part];
    if (value !== undefined) found.set(variableName(prefix, part), value);
  }
  return found;
}

/** Puts a child's environment together. Of one name the credential counts before the file, the file before what is inherited. */
export function childEnvironment(options: ChildEnvironmentOptions): Record<string, string> {
  const { environment, credentials, variables, hidden, strict } = options;
  const child = new Map<string, string>();
  const kept = new Set(credentials.flatMap(({ prefix }) => allVariables(prefix)));
  const taken = new Set([...OWN, ...hidden.flatMap(allVariables).filter((name) => !kept.has(name))]);
  for (const [name, value] of Object.entries(strict ? {} : environment))
    if (value !== undefined && !taken.has(name)) child.set(name, value);
  for (const [name, value] of variables) child.set(name, value instanceof Secret ? Secret.reveal(value) : value);
  for (const credential of credentials) {
    // A stale file form or another spelling beside the value would make the child's own loader stumble.
    for (const name of allVariables(credential.prefix)) if (!variables.has(name)) child.delete(name);
    for (const [name, value] of credentialVariables(credential)) child.set(name, Secret.reveal(value));
  }
  for (const [name, value] of child)
    if (name.includes("\0") || value.includes("\0"))
      throw new KeyguardError(
        "KG_SECRET_INVALID",
        `Cannot put "${name.replaceAll("\0", "")}" into an environment: it holds a NUL character`,
        { hint: "store the value without it; no program can be given one in its environment" },
      );
  return Object.fromEntries(child);
}

/** Gives the secret behind a reference `kg://…`. */
export type ResolveReference = (reference: string) => Promise<Secret>;

/** True for a text that is a reference. */
export function isReference(text: string): boolean {
  return /^kg:\/\/[a-z]+\//u.test(text);
}

async function resolveAssignment(
  { name, value }: Assignment,
  resolve: ResolveReference,
): Promise<readonly [string, string | Secret]> {
  if (isReference(value)) return [name, await resolve(value)];
  // A plain value under the name of a credential's part is hidden from output too.
  return [
    name,
    partOfVariable(name) === "secret" || partOfVariable(name) === "passphrase" ? new Secret(value, name) : value,
  ];
}

/**
 * The variables of an `.env` file with its references resolved, all stores asked at once.
 *
 * @throws {KeyguardError} `KG_PATH_NOT_FOUND` when there is no such file; else what resolving throws
 */
export async function readEnvFile(path: string, resolve: ResolveReference): Promise<Map<string, string | Secret>> {
  const text = await readDotenvFile(path);
  if (text === undefined)
    throw new KeyguardError("KG_PATH_NOT_FOUND", `Cannot read "${path}": no such file`, {
      hint: "check the path given to --env-file",
    });
  return new Map(
    await Promise.all(parseDotenv(text).map(async (assignment) => resolveAssignment(assignment, resolve))),
  );
}

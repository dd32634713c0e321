import type { StoredPart } from "@keyguard/core";
import { PARTS } from "./document.ts";

/** Endings of environment variables by part, in the order in which they are looked for; the first is the one keyguard writes. */
export const ENDINGS: Readonly<Record<StoredPart, readonly string[]>> = {
  key: [
    "API_KEY",
    "KEY",
    "APIKEY",
    "ACCESS_KEY",
    "API_KEY_ID",
    "KEY_ID",
    "ACCESS_KEY_ID",
    "CLIENT_ID",
    "API_TOKEN",
    "PUBLIC_KEY",
    "ACCESSKEY",
    "WALLET_ADDRESS",
  ],
  secret: [
    "API_SECRET",
    "SECRET",
    "SECRET_KEY",
    "API_SECRET_KEY",
    "APISECRET",
    "API_PRIVATE_KEY",
    "PRIVATE_KEY",
    "CLIENT_SECRET",
    "SECRETKEY",
    "API_SKEY",
    "SKEY",
  ],
  passphrase: ["PASSPHRASE", "API_PASSPHRASE", "PASSWORD", "API_PASSWORD", "API_PASS", "MEMO", "API_MEMO"],
};

/** The variable that keyguard writes for a part: `BINANCE_API_SECRET`. */
export function variableName(prefix: string, part: StoredPart): string {
  return `${prefix}_${ENDINGS[part][0]}`;
}

/** Every variable that may hold a part, plain spellings first, then those that name a file. */
export function variableNames(prefix: string, part: StoredPart): string[] {
  const plain = ENDINGS[part].map((ending) => `${prefix}_${ending}`);
  return [...plain, ...plain.map((name) => `${name}_FILE`)];
}

/** Every variable that any part of a prefix may lie in. */
export function allVariables(prefix: string): string[] {
  return PARTS.flatMap((part) => variableNames(prefix, part));
}

/** Variables by name; undefined or absent when not set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The text of a small file; throws when it cannot be read. */
export type ReadSecretFile = (path: string) => string;

/** A part as it was found, or what is wrong with it. Holds no value in its texts. */
export interface FoundPart {
  readonly value?: string;
  /** The variable. */
  readonly variable?: string;
  /** Why what is there cannot be used. */
  readonly problem?: string;
}

/** What is wrong with the outside of a value, in words that do not tell it. */
export function outerProblem(value: string): string | undefined {
  if (/^(["'`]).*\1$/su.test(value) && value.length > 1)
    return "is wrapped in quotes that are part of the value (docker --env-file keeps them)";
  if (/^["'`]/u.test(value)) return "begins with a quote";
  if (/[\r\n]$/u.test(value) && !value.startsWith("-----BEGIN ")) return "ends with a line end";
  if (value.startsWith("kg://")) return "is a reference to another store, not a secret";
  if (value !== value.trim() && !value.startsWith("-----BEGIN ")) return "has blanks at an end";
  return undefined;
}

/** The text of a secret file without the one line end that editors and `echo` add. */
export function stripLineEnd(text: string): string {
  return text.replace(/\r?\n$/u, "");
}

function fromFile(path: string, variable: string, read: ReadSecretFile): FoundPart {
  try {
    const value = stripLineEnd(read(path));
    return value === "" ? { variable, problem: "names an empty file" } : { variable, value };
  } catch {
    return { variable, problem: "names a file that cannot be read" };
  }
}

/** Looks for one part under every spelling. An empty variable counts as not set. */
export function findPart(prefix: string, part: StoredPart, environment: Environment, read?: ReadSecretFile): FoundPart {
  let empty: FoundPart = {};
  for (const name of variableNames(prefix, part)) {
    const text = environment[name];
    if (text === undefined) continue;
    if (text.trim() === "") {
      empty = { variable: name, problem: "is set but empty" };
      continue;
    }
    const file = name.endsWith("_FILE") && read !== undefined;
    const found = file ? fromFile(text, name, read) : { variable: name, value: text };
    const problem = found.problem ?? outerProblem(found.value ?? "");
    return problem === undefined ? found : { variable: name, problem };
  }
  return empty;
}

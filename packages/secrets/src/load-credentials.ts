import { type Credential, KeyguardError, Secret, type StoredPart, suggest } from "@keyguard/core";
import { type Exchange, getExchange } from "@keyguard/exchanges";
import { ambientEnvironment, ambientReadFile } from "./ambient.ts";
import { PARTS, partOfVariable } from "./document.ts";
import { ENDINGS, type Environment, findPart, type FoundPart, type ReadSecretFile, variableName } from "./variables.ts";

/** Where to look instead of the process's own environment. */
export interface LoadOptions {
  readonly environment?: Environment;
  /** The one prefix to look under, such as `MYBOT` for `MYBOT_API_KEY`; by default every usual one of the exchange. */
  readonly prefix?: string;
  /** Reads the files that `*_FILE` variables name. */
  readonly readFile?: ReadSecretFile;
}

/** All that kept a credential from being loaded; its texts hold no value. */
export class MissingCredentialError extends KeyguardError<"KG_SECRET_MISSING"> {
  /** The variables that would have completed it, in keyguard's spelling. */
  readonly missing: readonly string[];
  /** What is there but cannot be used, and why. */
  readonly unusable: readonly { readonly variable: string; readonly problem: string }[];
  /** Prefixes that were looked under. */
  readonly prefixes: readonly string[];
  /** Variables that are set and look like what is missing. */
  readonly near: readonly { readonly variable: string; readonly meant: string }[];

  constructor(
    message: string,
    hint: string,
    facts: Pick<MissingCredentialError, "missing" | "unusable" | "prefixes" | "near">,
  ) {
    super("KG_SECRET_MISSING", message, { hint });
    this.missing = facts.missing;
    this.unusable = facts.unusable;
    this.prefixes = facts.prefixes;
    this.near = facts.near;
  }
}

/** True when no form of credential that the exchange issues does without a passphrase. */
function needsPassphrase(exchange: Exchange): boolean {
  const live = exchange.credentials.filter(({ environment }) => environment === "live");
  return (
    live.length > 0 &&
    live.every(({ parts }) => parts.some(({ kind, required }) => kind === "passphrase" && required !== false))
  );
}

function prefixesOf(exchange: Exchange): string[] {
  return [...new Set([exchange.id.toUpperCase().replaceAll("-", "_"), ...exchange.names.environment])];
}

/** Shorter prefixes are a letter away from many words. */
const SHORTEST_NEAR_PREFIX = 5;

/** A slip is meant for the part whose ending it is nearest to. */
const EVERY_ENDING: readonly string[] = PARTS.flatMap((part) => ENDINGS[part]);

function flat(name: string): string {
  return name.toUpperCase().replaceAll(/[^A-Z0-9]/gu, "");
}

/** A name that is right but for case and separators, for words around its prefix, or for a slip in its prefix or ending. */
function isNear(name: string, prefixes: readonly string[], part: StoredPart): boolean {
  const text = name.toUpperCase().replaceAll("-", "_");
  const long = prefixes.filter(({ length }) => length >= SHORTEST_NEAR_PREFIX);
  // As in BINANCE_LIVE_API_KEY and MY_BINANCE_API_KEY.
  if (long.some((prefix) => `_${text}`.includes(`_${prefix}_`)) && partOfVariable(text) === part) return true;
  return prefixes.some((prefix) =>
    ENDINGS[part].some((ending) => {
      if (flat(name) === flat(`${prefix}_${ending}`)) return true;
      if (text.startsWith(`${prefix}_`)) return suggest(text.slice(prefix.length + 1), EVERY_ENDING) === ending;
      const other = text.endsWith(`_${ending}`) ? text.slice(0, -ending.length - 1) : "";
      return long.includes(prefix) && other !== "" && suggest(other, [prefix]) !== undefined;
    }),
  );
}

/** A name that is the right spelling of some part is no mistyped one. */
function isKnown(name: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) =>
    PARTS.some((part) => ENDINGS[part].some((ending) => name === `${prefix}_${ending}`)),
  );
}

/** A variable that is set and was probably meant for a part: a slip, or the half of a credential under another prefix. */
function nearly(prefixes: readonly string[], part: StoredPart, environment: Environment): string | undefined {
  const set = Object.keys(environment).filter((name) => (environment[name] ?? "") !== "");
  const slip = set.find((name) => !isKnown(name, prefixes) && isNear(name, prefixes, part));
  const right = new Set(prefixes.flatMap((prefix) => ENDINGS[part].map((ending) => `${prefix}_${ending}`)));
  return slip ?? set.find((name) => right.has(name));
}

interface Attempt {
  readonly prefix: string;
  readonly parts: Readonly<Record<StoredPart, FoundPart>>;
  readonly missing: readonly StoredPart[];
}

function attempt(
  prefix: string,
  needed: readonly StoredPart[],
  options: Required<Pick<LoadOptions, "environment">> & LoadOptions,
): Attempt {
  const find = (part: StoredPart): FoundPart => findPart(prefix, part, options.environment, options.readFile);
  const parts = { key: find("key"), secret: find("secret"), passphrase: find("passphrase") };
  return { prefix, parts, missing: needed.filter((part) => parts[part].value === undefined) };
}

function failure(
  exchange: Exchange,
  best: Attempt,
  prefixes: readonly string[],
  environment: Environment,
): MissingCredentialError {
  const unusable = PARTS.flatMap((part) => {
    const { variable, problem } = best.parts[part];
    return variable === undefined || problem === undefined ? [] : [{ variable, problem }];
  });
  const missing = best.missing.map((part) => variableName(best.prefix, part));
  const near = best.missing.flatMap((part) => {
    const variable = best.parts[part].problem === undefined ? nearly(prefixes, part, environment) : undefined;
    return variable === undefined ? [] : [{ variable, meant: variableName(best.prefix, part) }];
  });
  const lines = [
    ...missing.map((name) => `  ${name} is missing`),
    ...unusable.map(({ variable, problem }) => `  ${variable} ${problem}`),
    ...near.map(({ variable, meant }) => `  ${variable} is set: was ${meant} meant?`),
    `  looked in the environment under ${prefixes.map((prefix) => `${prefix}_*`).join(", ")}, also for *_FILE, as in ${ENDINGS.secret
      .slice(0, 4)
      .map((ending) => `${best.prefix}_${ending}`)
      .join(", ")}`,
  ];
  const hint = `set ${missing.join(" and ")}, or start the program with \`keyguard run\``;
  return new MissingCredentialError(`Cannot load the credential of "${exchange.id}":\n${lines.join("\n")}`, hint, {
    missing,
    unusable,
    prefixes,
    near,
  });
}

/**
 * Loads an exchange's credential from the environment: `BINANCE_API_KEY`, `BINANCE_API_SECRET`,
 * `BINANCE_PASSPHRASE` and the other spellings in use, or files that `BINANCE_API_KEY_FILE` and its
 * like name. All parts come from one prefix.
 *
 * @param exchange an exchange's id, ccxt id or alias
 * @throws {MissingCredentialError} one error with everything that is missing or unusable, where it was looked for, and what nearly matched
 * @throws {KeyguardError} `KG_EXCHANGE_UNKNOWN`
 *
 * @example
 * ```ts
 * import { loadCredentials } from "@keyguard/secrets";
 *
 * const environment = { BINANCE_API_KEY: "k".repeat(64), BINANCE_API_SECRET: "s".repeat(64) };
 * console.log(`${loadCredentials("binance", { environment }).secret}`); // [redacted]
 * ```
 */
export function loadCredentials(exchange: string, options: LoadOptions = {}): Credential {
  const known = getExchange(exchange);
  const environment = options.environment ?? ambientEnvironment();
  const readFile = options.readFile ?? ambientReadFile();
  const prefixes = options.prefix === undefined ? prefixesOf(known) : [options.prefix];
  const needed = PARTS.filter((part) => part !== "passphrase" || needsPassphrase(known));
  const attempts = prefixes.map((prefix) => attempt(prefix, needed, { environment, ...(readFile && { readFile }) }));
  // One prefix, never halves of two accounts: the first that is whole, else the one that lacks least.
  const best = attempts.reduce((a, b) => (b.missing.length < a.missing.length ? b : a));
  const broken = PARTS.some(
    (part) => best.parts[part].problem !== undefined && best.parts[part].problem !== "is set but empty",
  );
  if (best.missing.length > 0 || broken) throw failure(known, best, prefixes, environment);
  const secret = (part: StoredPart): Secret => new Secret(best.parts[part].value ?? "", `${known.id}/${part}`);
  const passphrase = best.parts.passphrase.value === undefined ? {} : { passphrase: secret("passphrase") };
  return { exchange: known.id, key: secret("key"), secret: secret("secret"), ...passphrase };
}

import { type Config, isKeyguardError, KeyguardError, parsePlace, STORE_SCHEMES, suggest } from "@keyguard/core";
import { configJsonSchema, configSchema } from "@keyguard/core/schema";
import { exchangeIds, findExchange } from "@keyguard/exchanges";
import { parse, TomlError } from "smol-toml";
import { linesOf, refuseConflicts } from "../ignores/lines.ts";
import { GUARD_CHECKS } from "../posture/check-ids.ts";
import { CONFIG_FILE } from "./find-config.ts";
import { tomlPlaces } from "./toml-places.ts";

/** Windows' paths are what most often makes a line no TOML. */
function tomlHint(line: string): string {
  return /"[^"]*\\/u.test(line)
    ? "a backslash in double quotes begins an escape: put a Windows path in single quotes"
    : "strings are quoted, tables are [in brackets]";
}

/**
 * Reads the text of a `keyguard.toml`.
 *
 * @param name how messages call the file
 * @throws {KeyguardError} `KG_CONFIG_INVALID` with file, line and column; a value is never echoed
 */
export function parseConfig(text: string, name: string = CONFIG_FILE): Config {
  let data: Record<string, unknown>;
  try {
    data = parse(text.replace(/^\ufeff/u, ""));
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    refuseConflicts(linesOf(text), name, "KG_CONFIG_INVALID");
    throw invalid(
      `${name}:${error.line}:${error.column}`,
      "this is not TOML",
      tomlHint(text.split("\n")[error.line - 1] ?? ""),
      error,
    );
  }
  const result = configSchema.safeParse(data);
  if (!result.success) throw mistake(text, name, data, result.error.issues);
  checkNames(text, name, data);
  checkKeys(text, name, result.data);
  checkPolicy(text, name, result.data);
  return result.data;
}

type Issue = NonNullable<ReturnType<typeof configSchema.safeParse>["error"]>["issues"][number];

/** The error for the issue that tells most: a misspelt name also lacks the right one. */
function mistake(text: string, name: string, data: unknown, issues: readonly Issue[]): KeyguardError {
  const issue = issues.find(({ code }) => code === "unrecognized_keys") ?? issues[0];
  if (issue === undefined) return invalid(name, "it is not understood", "see the configuration in the documentation");
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    const [key = ""] = issue.keys;
    const known = knownNames(path);
    const place = placeOf(text, name, [...path, key]);
    return invalid(place, `there is no setting "${key.slice(0, 40)}"`, nearest(key, known, "known here"));
  }
  const value = valueAt(data, issue.path);
  if (issue.code === "invalid_value")
    return notValid(text, name, path, value, nearest(String(value), issue.values.map(String), "one of"));
  return notValid(
    text,
    name,
    path,
    value,
    "expected" in issue ? expected(issue.expected) : issue.message.toLowerCase(),
  );
}

/** What a setting must be, as TOML calls it. */
function expected(type: string): string {
  const words: Readonly<Record<string, string>> = {
    array: 'a list, such as ["a", "b"]',
    object: "a table",
    record: "a table",
    string: "a text in quotes",
    boolean: "true or false",
  };
  return `it must be ${words[type] ?? type}`;
}

function notValid(text: string, name: string, path: readonly string[], value: unknown, hint: string): KeyguardError {
  const what = value === undefined ? "is missing" : "is not valid";
  return invalid(placeOf(text, name, path), `"${path.join(".")}" ${what}`, hint);
}

/** The nearest of the words that would have been right, or all of them; what was written is not repeated. */
function nearest(word: string, known: readonly string[], all: string): string {
  const near = suggest(word, known);
  return near === undefined ? `${all}: ${known.join(", ")}` : `did you mean "${near}"?`;
}

/** What a path leads to; undefined where there is nothing. */
function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, key)) return undefined;
    return (at as Readonly<Record<PropertyKey, unknown>>)[key];
  }, data);
}

/** What no line of a report or a log can hold as it is. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** Every command names keys as they are, in lines of their own and in what it says to type. */
function checkNames(text: string, name: string, { keys = {} }: Readonly<Record<string, unknown>>): void {
  for (const key of Object.keys(keys as object)) {
    if (key !== "" && key !== "__proto__" && !UNPRINTABLE.test(key)) continue;
    throw invalid(placeOf(text, name, ["keys", key]), "a key cannot be called that", "use letters, digits, - and _");
  }
}

/** Stores that hold many secrets under names that begin alike. */
const PREFIXED: Readonly<Record<string, string>> = {
  dotenv: "its variables begin with a prefix: dotenv:.env#BINANCE",
  github: "its secrets begin with a prefix: github:OWNER/REPO#BINANCE",
};

/** What to do about a store that is none; undefined for one that is. */
function storeHint(store: string): string | undefined {
  if (UNPRINTABLE.test(store) && !store.startsWith("command:"))
    return "it holds no line ends and no control characters";
  try {
    const { scheme, name } = parsePlace(store);
    return name.includes("#") ? undefined : PREFIXED[scheme];
  } catch (error) {
    const scheme = /^(?:kg:\/\/)?([a-z]*)/iu.exec(store)?.[1] ?? "";
    const isKnown = STORE_SCHEMES.some((known) => known === scheme);
    return isKnown && isKeyguardError(error) ? error.hint : nearest(scheme, STORE_SCHEMES, "it begins with one of");
  }
}

/**
 * Looks at what the schema takes for any text: the store's scheme, and an exchange whose name is nearly one
 * that is known. Another exchange may be declared; what it could do is then not known.
 */
function checkKeys(text: string, name: string, { keys }: Config): void {
  for (const [key, { exchange, store }] of Object.entries(keys)) {
    const hint = storeHint(store);
    if (hint !== undefined) throw notValid(text, name, ["keys", key, "store"], store, hint);
    if (findExchange(exchange) !== undefined) continue;
    const near = suggest(exchange, exchangeIds());
    if (near === undefined) continue;
    throw notValid(text, name, ["keys", key, "exchange"], exchange, `did you mean "${near}"?`);
  }
}

/** Refuses a policy about a check that there is none of: a misspelt `refuse` would refuse nothing. */
function checkPolicy(text: string, name: string, { guard }: Config): void {
  const known: readonly string[] = GUARD_CHECKS;
  for (const id of Object.keys(guard.policy))
    if (!known.includes(id))
      throw invalid(
        placeOf(text, name, ["guard", "policy", id]),
        `there is no check "${id.slice(0, 40)}"`,
        nearest(id, known, "the checks are"),
      );
}

function invalid(place: string, what: string, hint: string, cause?: unknown): KeyguardError {
  return new KeyguardError(
    "KG_CONFIG_INVALID",
    `Cannot read ${place}: ${what}`,
    cause === undefined ? { hint } : { hint, cause },
  );
}

/** What of a JSON Schema tells the names in a table: its own, or those of each table in it. */
interface TableSchema {
  readonly properties?: Readonly<Record<string, TableSchema>>;
  readonly additionalProperties?: TableSchema;
}

/** The settings that the table at a path knows. */
function knownNames(path: readonly string[]): readonly string[] {
  const table = path.reduce<TableSchema>(
    ({ properties = {}, additionalProperties = {} }, name) =>
      Object.hasOwn(properties, name) ? (properties[name] ?? {}) : additionalProperties,
    configJsonSchema(),
  );
  return Object.keys(table.properties ?? {});
}

/** `file:line:column` of a setting, or of the nearest table around it; the file's first line where it has none. */
function placeOf(text: string, name: string, path: readonly string[]): string {
  const places = tomlPlaces(text);
  for (let length = path.length; length > 0; length--) {
    const found = places.get(path.slice(0, length).join("."));
    if (found === undefined) continue;
    const inside = length < path.length ? columnIn(text, found.line, path[length] ?? "") : undefined;
    return `${name}:${found.line}:${inside ?? found.column}`;
  }
  return `${name}:1:1`;
}

/** Where a key stands in the line of an inline table; undefined where it does not. */
function columnIn(text: string, line: number, key: string): number | undefined {
  const keys = (text.split("\n")[line - 1] ?? "").matchAll(/(?<=[{,][ \t]{0,40})["']?([\w.-]{1,80})["']?[ \t]*=/gu);
  for (const match of keys) if (match[1] === key) return match.index + 1;
  return undefined;
}

import type { Config } from "@keyguard/core";
import type { TomlPlaces } from "@keyguard/guard/config";

/** Where a value comes from. */
export type ValueSource =
  | { readonly kind: "file"; readonly line: number }
  | { readonly kind: "environment"; readonly variable: string }
  | { readonly kind: "default"; readonly means?: string };

/** One effective value. */
export interface ConfigValue {
  /** Dotted, such as `keys.binance-main.exchange`. */
  readonly path: string;
  readonly value: unknown;
  readonly source: ValueSource;
}

/** Variables that decide something, with what holds without them; a secret's value is never shown. */
const VARIABLES: readonly (readonly [variable: string, fallback: string, secret?: true])[] = [
  ["KEYGUARD_TIMEOUT", "each request's own"],
  ["KEYGUARD_VAULT", "the XDG data directory"],
  ["KEYGUARD_VAULT_KEY_FILE", "none"],
  ["KEYGUARD_VAULT_PASSPHRASE", "none", true],
  ["KEYGUARD_VAULT_WORK_FACTOR", "17"],
  ["XDG_CACHE_HOME", "~/.cache, for what a second scan need not read again"],
  ["XDG_DATA_HOME", "~/.local/share, for the vault"],
  ["XDG_STATE_HOME", "~/.local/state, for the ledger and what a guard remembers"],
];

/** What holds where a setting is absent; null where only words tell. */
export const ABSENT: readonly (readonly [path: string, value: string | null, means?: string])[] = [
  ["alerts.floor", "medium"],
  ["alerts.repeat", "1d"],
  ["guard.deadline", null, "10 s, and 0.1 s for each key"],
  ["guard.grace", "1d"],
  ["ip.observers", null, "keyguard's own six"],
  ["scan.salt", null, "a constant; with one of your own nobody can test guesses"],
];

/** The defaults of settings that the file does not have. */
function absent(config: Config, given: ReadonlySet<string>): ConfigValue[] {
  // As `keyguard run` names a child's variables.
  const variables = Object.entries(config.keys).map(
    ([name, { exchange }]) => [`keys.${name}.env`, exchange.toUpperCase().replaceAll("-", "_")] as const,
  );
  return [...ABSENT, ...variables]
    .filter(([path]) => !given.has(path))
    .map(([path, value, means]) => ({
      path,
      value,
      source: { kind: "default", ...(means === undefined ? {} : { means }) },
    }));
}

/** The scheme of an alert's URL: the rest may be a token. */
function hideUrl(url: unknown): string {
  const scheme = /^[a-z][a-z0-9+.-]*(?=:\/\/)/iu.exec(String(url))?.[0];
  return scheme === undefined ? "[redacted]" : `${scheme}://[redacted]`;
}

function flatten(path: readonly string[], value: unknown): [readonly string[], unknown][] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [[path, value]];
  const entries = Object.entries(value);
  return entries.length === 0 ? [[path, {}]] : entries.flatMap(([name, inner]) => flatten([...path, name], inner));
}

/** The line of a key, or of the nearest inline table around it; a table's own heading assigns nothing. */
function lineOf(path: readonly string[], places: TomlPlaces): number | undefined {
  const exact = places.get(path.join("."));
  if (exact !== undefined) return exact.line;
  const outer = path.slice(0, -1);
  return outer.length > 2 ? places.get(outer.join("."))?.line : undefined;
}

/**
 * Every effective value and where it comes from, sorted by path; variables of the environment last.
 *
 * @param places of `keyguard.toml`; empty where there is none
 */
export function configValues(
  config: Config,
  places: TomlPlaces,
  environment: Readonly<Record<string, string | undefined>>,
): ConfigValue[] {
  const values = flatten([], config).map(([path, value]): ConfigValue => {
    const line = lineOf(path, places);
    const shown = path.join(".") === "alerts.urls" && Array.isArray(value) ? value.map(hideUrl) : value;
    return {
      path: path.join("."),
      value: shown,
      source: line === undefined ? { kind: "default" } : { kind: "file", line },
    };
  });
  const variables = VARIABLES.map(([variable, fallback, secret]): ConfigValue => {
    const set = (environment[variable] ?? "") !== "";
    if (!set) return { path: variable, value: null, source: { kind: "default", means: fallback } };
    const value = secret === true ? "[redacted]" : environment[variable];
    return { path: variable, value, source: { kind: "environment", variable } };
  });
  const defaults = absent(config, new Set(values.map(({ path }) => path)));
  const told = values.filter(({ path }) => !defaults.some((one) => one.path.startsWith(`${path}.`))); // an empty table
  const all = [...told, ...defaults];
  return [...all.sort((a, b) => (a.path < b.path ? -1 : 1)), ...variables];
}

/** One value as TOML writes it; TOML has no word for a variable that is not set. */
export function formatValue(value: unknown): string {
  if (value === null) return "not set";
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(formatValue).join(", ")}]`;
  return typeof value === "object" && value !== null ? "{}" : String(value);
}

/** Where a value comes from, in words. */
export function formatSource(source: ValueSource, file: string): string {
  if (source.kind === "file") return `${file}:${source.line}`;
  if (source.kind === "environment") return "environment";
  return source.means === undefined ? "default" : `default: ${source.means}`;
}

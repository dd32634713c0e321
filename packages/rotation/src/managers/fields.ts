import { type Allowlist, type Answer, letsAnyoneIn } from "@keyguard/core";

/** A JSON object of unknown shape. */
export type Fields = Readonly<Record<string, unknown>>;

/** The value as an object; an empty one for anything else. */
export function fields(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** The value as a list; an empty one for anything else. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text, or a number as text; undefined for anything else and for the empty text. */
export function text(value: unknown): string | undefined {
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A flag, also where it comes as a number or a text; undefined for anything else. */
export function flag(value: unknown): boolean | undefined {
  if (value === true || value === 1 || value === "true" || value === "1") return true;
  return value === false || value === 0 || value === "false" || value === "0" ? false : undefined;
}

/** The distinct, sorted, non-empty entries of a list or of a text with commas. */
export function words(value: unknown): string[] {
  const items = typeof value === "string" ? value.split(",") : list(value);
  const kept = items.map((item) => text(item)?.trim()).filter((item) => item !== undefined && item !== "");
  return [...new Set(kept as string[])].sort();
}

/** Addresses in CIDR form, as every layer of keyguard writes them. */
function cidr(entry: string): string {
  return entry.includes("/") ? entry : `${entry}/${entry.includes(":") ? 128 : 32}`;
}

/**
 * An allowlist from the field that holds it: no entries, or one that lets anyone in, means any address; a
 * field that is missing means that nobody told.
 */
export function allowlist(value: unknown): Allowlist {
  if (value === undefined || value === null) return { status: "unknown", entries: [] };
  const entries = words(value);
  return entries.length === 0 || entries.some(letsAnyoneIn)
    ? { status: "unrestricted", entries: [] }
    : { status: "restricted", entries: entries.map(cidr).sort() };
}

/** The entries as an exchange takes them: single addresses without a length. */
export function plainEntries({ entries }: Allowlist): string[] {
  return entries.map((entry) => entry.replace(/\/(?:32|128)$/u, ""));
}

/** Whether rights in the exchange's own words allow a withdrawal: a word that sounds like it is one, even a new one. */
export function withdrawFrom(native: readonly string[], exact: readonly string[] = []): Answer {
  return native.some((word) => /withdraw/iu.test(word) || exact.includes(word)) ? "yes" : "no";
}

/** Query parameters as they go over the wire, in the given order; undefined ones are left out. */
export function queryOf(parameters: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(parameters)
    .filter((pair): pair is [string, string] => pair[1] !== undefined)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join("&");
}

import { type Answer, redact } from "@keyguard/core";
import { utcTime } from "../utc-time.ts";

/** An object of an answer. */
export type Fields = Readonly<Record<string, unknown>>;

/** The value as an object; undefined when it is none. */
export function fields(value: unknown): Fields | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

/** The value as a list; undefined when it is none. */
export function list(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

/** A flag, also as text or number; a missing or odd one is unknown, never no. */
export function flag(value: unknown): Answer {
  if (value === true || value === 1 || value === "true" || value === "1") return "yes";
  if (value === false || value === 0 || value === "false" || value === "0") return "no";
  return "unknown";
}

/** Yes when one is yes, no when all are no. */
export function either(...answers: readonly Answer[]): Answer {
  if (answers.includes("yes")) return "yes";
  return answers.includes("unknown") ? "unknown" : "no";
}

/** The other way round; unknown stays unknown. */
export function not(answer: Answer): Answer {
  return answer === "unknown" ? "unknown" : answer === "yes" ? "no" : "yes";
}

/** The words of a comma list or an array, trimmed, empty ones dropped; undefined when it is neither. */
export function words(value: unknown, separator: string | RegExp = ","): string[] | undefined {
  const parts =
    typeof value === "string"
      ? value.split(separator)
      : list(value)?.map((item) => (typeof item === "string" || typeof item === "number" ? String(item) : undefined));
  if (parts === undefined || parts.includes(undefined)) return undefined;
  return parts.map((part) => String(part).trim()).filter((part) => part !== "");
}

/** A text or number as text; undefined for anything else. */
export function text(value: unknown): string | undefined {
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

/**
 * A moment as ISO 8601; null for what is none, for 0 and for the year 1970, by which exchanges say `never`.
 *
 * @param unit of a number; an ISO text needs none, and without a zone it is UTC
 */
export function instant(value: unknown, unit: "s" | "ms" = "ms"): string | null {
  const number =
    typeof value === "number" || (typeof value === "string" && /^-?\d{1,17}(?:\.\d+)?$/u.test(value))
      ? Number(value)
      : undefined;
  const milliseconds = number === undefined ? utcTime(text(value) ?? "") : number * (unit === "s" ? 1000 : 1);
  if (Number.isNaN(milliseconds) || milliseconds < 365 * 86_400_000 || milliseconds > 8.64e15) return null;
  return new Date(milliseconds).toISOString();
}

/** Addresses and ranges in CIDR form, sorted, doubles and blanks dropped. */
export function cidrs(entries: readonly string[]): string[] {
  const all = entries.map((entry) => entry.trim()).filter((entry) => entry !== "");
  const whole = all.map((entry) => (entry.includes("/") ? entry : `${entry}/${entry.includes(":") ? 128 : 32}`));
  return [...new Set(whole)].sort();
}

const IDENTITY =
  /key|secret|token|signature|passphrase|uid|iban|name|label|note|remark|user|mail|inviter|parent|address$|id$/iu;
const PLAIN = /permission|perm|author|scope|role|restrict|enable|readonly|read_only|ips|whitelist|allow|cidr/iu;

/** An answer's own flags for a report: identifiers redacted, secrets dropped, at most two levels and 60 fields. */
export function redactFlags(value: Fields, depth = 2): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value).slice(0, 60)) {
    if (/secret|passphrase|token/iu.test(name)) continue;
    if (typeof inner === "boolean" || inner === null) shown[name] = inner;
    else if (IDENTITY.test(name) && !PLAIN.test(name)) {
      const id = text(inner);
      if (id !== undefined && id !== "") shown[name] = redact(id);
    } else if (typeof inner === "number") shown[name] = inner;
    else if (typeof inner === "string") shown[name] = inner.length > 200 ? redact(inner) : inner;
    else if (Array.isArray(inner)) shown[name] = inner.slice(0, 60).map((item) => redactItem(item, depth - 1));
    else if (depth > 1 && fields(inner) !== undefined) shown[name] = redactFlags(inner as Fields, depth - 1);
  }
  return shown;
}

function redactItem(item: unknown, depth: number): unknown {
  const inner = fields(item);
  if (inner !== undefined) return depth > 0 ? redactFlags(inner, depth) : "…";
  if (Array.isArray(item)) return item.slice(0, 10).map((one) => redactItem(one, depth - 1));
  return typeof item === "string" && item.length > 60 ? redact(item) : item;
}

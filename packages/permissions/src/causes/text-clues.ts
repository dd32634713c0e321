import { EXCHANGES } from "@keyguard/exchanges";
import { TABLES } from "./tables.ts";

/** The words of a text in lower case, whole and split at dots: `binance.client` also says `binance`. */
function wordsOf(text: string): ReadonlySet<string> {
  const whole = text.toLowerCase().match(/[a-z][a-z0-9.-]{1,60}/gu) ?? [];
  return new Set(whole.flatMap((word) => word.split(".").concat(word)));
}

/** The ids of the exchanges that a text names: by id, alias, ccxt class, package, host or SDK class. */
export function exchangesIn(text: string): string[] {
  const words = wordsOf(text);
  const joined = [...words].join(" ");
  const named = EXCHANGES.filter(
    ({ names, hosts, testHosts }) =>
      [...names.ccxt, ...names.aliases, ...names.packages].some((name) => words.has(name.toLowerCase())) ||
      [...hosts, ...testHosts].some((host) => joined.includes(host)) ||
      names.classes.some((name) => text.includes(name)),
  ).map(({ id }) => id);
  const byId = Object.keys(TABLES).filter(
    (id) => words.has(id) || [...words].some((word) => word.startsWith(`${id}api`) || word.startsWith(`${id}request`)),
  );
  return [...new Set([...byId, ...named])];
}

const STATUS =
  /(?:HTTP(?:\/[\d.]+)?|status(?:[ _]?code)?|response(?: code)?)["']?\s*[:=]?\s*[[(<]?\s*([1-5]\d\d)\b|\b([45]\d\d) (?:Client Error|Server Error|Forbidden|Unauthorized|Too Many|Unavailable|Bad Request|Bad Gateway|Service Unavailable|Gateway)/iu;

/** The HTTP status that a text speaks of, or 0. */
export function statusIn(text: string): number {
  const match = STATUS.exec(text);
  return Number(match?.[1] ?? match?.[2] ?? 0);
}

const CODE =
  /(?<![\w.-])(?:-?\d{2,8}|[A-Z][A-Za-z]*_[A-Za-z0-9_]{2,40}|API\d{4}|Err[A-Z]\w{3,40}|[A-Z][a-z]+(?:[A-Z]+[a-z]+){1,5}|[a-z]+(?:[_-][a-z]+){1,6})(?![\w.])/gu;

/** The codes that stand free in a text: `code=-2015`, `[50110]`, `AUTH_104`, `MissingRole`. */
export function codesIn(text: string): string[] {
  return [...new Set(text.match(CODE))].slice(0, 200);
}

/** The line of a text that a test fits, from 60 characters before the place, or the first line. */
export function lineWith(text: string, test: (line: string) => number): string {
  for (const line of text.split(/\r?\n/u)) {
    const at = test(line);
    if (at >= 0) return line.slice(Math.max(0, at - 60), at + 300);
  }
  return text.slice(0, 300);
}

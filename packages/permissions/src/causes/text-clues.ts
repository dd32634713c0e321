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
  /(?:HTTP(?:\/[\d.]+)?|status(?:[ _]?code)?|response(?: code)?)["']?\s{0,20}[:=]?\s{0,20}[[(<]?\s{0,20}([1-5]\d\d)\b|\b([45]\d\d) (?:Client Error|Server Error|Forbidden|Unauthorized|Too Many|Unavailable|Bad Request|Bad Gateway|Service Unavailable|Gateway)/iu;

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

type Fields = Readonly<Record<string, unknown>>;

/** Bodies that only one exchange writes, by their fields. */
const SHAPES: readonly { readonly exchange: string; readonly fits: (body: Fields) => boolean }[] = [
  { exchange: "bybit", fits: (body) => "retCode" in body || "ret_code" in body },
  { exchange: "htx", fits: (body) => "err-code" in body },
  { exchange: "gate", fits: (body) => typeof body["label"] === "string" && "message" in body },
  { exchange: "bitvavo", fits: (body) => "errorCode" in body && typeof body["error"] === "string" },
  { exchange: "xt", fits: (body) => "rc" in body && "mc" in body },
  { exchange: "lbank", fits: (body) => "error_code" in body && "result" in body },
  { exchange: "luno", fits: (body) => String(body["error_code"]).startsWith("Err") },
  { exchange: "bitget", fits: (body) => "requestTime" in body && "msg" in body },
  { exchange: "deribit", fits: (body) => "jsonrpc" in body },
  { exchange: "bingx", fits: (body) => "timestamp" in body && typeof body["code"] === "number" && "msg" in body },
  { exchange: "cryptocom", fits: (body) => "id" in body && "method" in body && "code" in body },
  { exchange: "gemini", fits: (body) => body["result"] === "error" && "reason" in body },
  { exchange: "kraken", fits: ({ error }) => Array.isArray(error) && /^E[A-Z][A-Za-z]+:/u.test(String(error[0])) },
];

/** The exchange that alone writes such a body, where its form tells. */
export function exchangeOfShape(json: unknown): string | undefined {
  if (Array.isArray(json)) return json[0] === "error" && json.length === 3 ? "bitfinex" : undefined;
  if (typeof json !== "object" || json === null) return undefined;
  return SHAPES.find(({ fits }) => fits(json as Fields))?.exchange;
}

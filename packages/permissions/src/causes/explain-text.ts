import { type Cause, CONFIDENCES } from "@keyguard/core";
import { type AnswerWords, answerWords } from "./answer.ts";
import { diagnose, type Diagnosis } from "./diagnosis.ts";
import { embeddedJson } from "./embedded-json.ts";
import { explainAnswer, fits, fromRow } from "./explain-answer.ts";
import { GENERAL } from "./general.ts";
import { says } from "./says.ts";
import type { AnswerRow } from "./table.ts";
import { TABLES } from "./tables.ts";
import { codesIn, exchangeOfShape, exchangesIn, lineWith, statusIn } from "./text-clues.ts";
import { explainWire } from "./wire.ts";

/** A pasted log is read up to here; an error stands near the start or the end of what people paste. */
const LONGEST = 100_000;
/** A phrase this long, in an exchange's own spelling, points to the exchange whose table holds it, also where the text names none. */
const TELLING = 14;

/** ccxt's exceptions. A library's class is weak evidence: many bodies reach the wrong one. */
const EXCEPTIONS: readonly { readonly name: RegExp; readonly cause: Cause; readonly or: readonly Cause[] }[] = [
  { name: /\bInvalidNonce\b/u, cause: "clock-skew", or: [] },
  { name: /\b(?:DDoSProtection|RateLimitExceeded)\b/u, cause: "rate-limited", or: ["geo-blocked"] },
  { name: /\bOnMaintenance\b/u, cause: "maintenance", or: [] },
  { name: /\bAccountSuspended\b/u, cause: "locked", or: [] },
  { name: /\bPermissionDenied\b/u, cause: "ambiguous", or: ["permission-missing", "address-not-allowed"] },
  {
    name: /\bAuthenticationError\b/u,
    cause: "ambiguous",
    or: ["wrong-key", "wrong-secret", "address-not-allowed", "permission-missing"],
  },
  { name: /\bExchangeNotAvailable\b/u, cause: "maintenance", or: ["geo-blocked", "network"] },
];

function better(a: Diagnosis, b: Diagnosis): number {
  const vague = (one: Diagnosis): number => (one.cause === "ambiguous" ? 1 : 0);
  return vague(a) - vague(b) || CONFIDENCES.indexOf(a.sureness) - CONFIDENCES.indexOf(b.sureness);
}

/** One diagnosis a cause: what several exchanges would say alike is said of nobody in particular. */
function distinct(found: readonly Diagnosis[]): Diagnosis[] {
  const byCause = new Map<Cause, Diagnosis>();
  for (const one of found) {
    const before = byCause.get(one.cause);
    if (before === undefined) byCause.set(one.cause, one);
    else if (before.exchange !== one.exchange) byCause.set(one.cause, { ...before, exchange: null });
  }
  return [...byCause.values()].sort(better);
}

/** Where in a line a row's phrase or code stands, or -1. */
function placeOf(row: AnswerRow, line: string): number {
  if (row.text !== undefined) return line.search(row.text);
  return Math.max(-1, ...[row.code ?? []].flat().map((code) => line.indexOf(code)));
}

/** What the tables of the exchanges that a text names say; of all, where it names none and the row is telling enough. */
function fromTables(words: AnswerWords, status: number, ids: readonly string[]): Diagnosis[] {
  const anyone = ids.length === 0;
  const telling = (row: AnswerRow): boolean => {
    const source = row.text?.source;
    if (source !== undefined)
      return source.length >= TELLING && /[:A-Z]/u.test(source.replaceAll("(?:", "(")) && row.http === undefined;
    return row.code !== undefined;
  };
  // Nobody is named: a short number may be anything.
  const heard = anyone ? { ...words, codes: words.codes.filter((code) => !/^\d{1,4}$/u.test(code)) } : words;
  return (anyone ? Object.keys(TABLES) : ids).flatMap((id) => {
    const rows = TABLES[id] ?? [];
    const row = rows.find((candidate) => (!anyone || telling(candidate)) && fits(candidate, heard, status));
    if (row === undefined) return [];
    const shown = words.texts.map((text) => lineWith(text, (line) => placeOf(row, line)));
    return [{ ...fromRow(row, heard, id, status), says: says(shown.length > 0 ? shown : words.codes) }];
  });
}

/** Objects under which a log keeps the body of an answer. */
const WRAPPERS = ["body", "response", "data", "error", "err", "result", "info", "payload", "detail"];

/** The bodies that a log's own object wraps; one that is text may hold JSON, too. */
function unwrap(json: unknown): string[] {
  if (typeof json !== "object" || json === null) return [];
  return WRAPPERS.flatMap((name) => {
    const inner = (json as Record<string, unknown>)[name];
    if (typeof inner === "string" && /^\s*[[{]/u.test(inner)) return [inner];
    return typeof inner === "object" && inner !== null ? [JSON.stringify(inner)] : [];
  });
}

function fromBody(body: string, status: number, ids: readonly string[], depth = 2): Diagnosis[] {
  const words = answerWords(body);
  const inner = depth === 0 ? [] : unwrap(words.json).flatMap((one) => fromBody(one, status, ids, depth - 1));
  if (words.codes.length + words.texts.length === 0 || inner.length > 0) return inner;
  const shape = ids.length === 0 ? exchangeOfShape(words.json) : undefined;
  const named = fromTables(words, status, shape === undefined ? ids : [shape]);
  if (named.length > 0) return named;
  const general = explainAnswer({ exchange: ids[0] ?? "", status: status >= 300 ? status : 400, body });
  return general === undefined || general.cause === "bad-answer" ? [] : [general];
}

/** What a page says that was pasted, and what a status alone says. */
function fromStatus(text: string, status: number, ids: readonly string[]): Diagnosis[] {
  const page = text.search(/<!doctype|<html/iu);
  if (page === -1 && status < 400) return [];
  const answer = {
    exchange: ids[0] ?? "",
    status: status === 0 ? 200 : status,
    body: page === -1 ? "" : text.slice(page),
  };
  const judged = explainAnswer(answer);
  return judged === undefined || judged.cause === "bad-answer" ? [] : [judged];
}

/** What a text without a body says: codes and phrases first, then pages, the wire, and at last a library's own words. */
function fromProse(text: string, status: number, ids: readonly string[]): Diagnosis[] {
  const words: AnswerWords = { json: {}, codes: codesIn(text), texts: [text] };
  const known = fromTables(words, status, ids);
  if (known.length > 0) return known;
  if (/<!doctype|<html/iu.test(text)) return fromStatus(text, status, ids);
  const wire = explainWire(text, ids[0] ?? null);
  if (wire !== undefined) return [wire];
  if (ids.length > 0) {
    const anyones = fromTables(words, status, []);
    if (anyones.length > 0) return anyones;
  }
  const general = GENERAL.find((row) => fits(row, words, status));
  if (general !== undefined) {
    const shown = lineWith(text, (line) => placeOf(general, line));
    return [{ ...fromRow(general, words, ids[0] ?? null, status), says: says([shown]) }];
  }
  const bare = fromStatus(text, status, ids);
  if (bare.length > 0) return bare;
  const exception = EXCEPTIONS.find(({ name }) => name.test(text));
  if (exception === undefined) return [];
  const given = {
    exchange: ids[0] ?? null,
    says: exception.name.exec(text)?.[0] ?? "",
    sureness: "low",
    proof: ["the library's own name for it, which many answers share"],
    couldAlsoBe: exception.or,
  } as const;
  return [diagnose(exception.cause, given)];
}

/**
 * What an error means that somebody found in a log: a body, a stack trace or a sentence, of any bot in any language. Works off line.
 *
 * @param text as it was pasted; only the first and last 50 000 characters are read
 * @returns every cause that fits, the likeliest first; empty when nothing in the text is known
 *
 * @example
 * ```ts
 * import { explainText } from "@keyguard/permissions";
 *
 * const [first] = explainText("BinanceAPIException: APIError(code=-1021): Timestamp for this request is outside of the recvWindow.");
 * console.log(first?.cause); // clock-skew
 * ```
 */
export function explainText(text: string): readonly Diagnosis[] {
  const read = text.length > LONGEST ? `${text.slice(0, LONGEST / 2)}\n${text.slice(-LONGEST / 2)}` : text;
  const ids = exchangesIn(read);
  const status = statusIn(read);
  const found = embeddedJson(read).flatMap((body) => fromBody(body, status, ids));
  return distinct(found.length > 0 ? found : fromProse(read, status, ids));
}

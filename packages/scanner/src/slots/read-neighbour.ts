import { isWordy } from "../judgement/wordy.ts";
import { isExchangeName } from "../labels/exchange-names.ts";
import type { SourceText } from "../text/source-text.ts";
import { isTokenByte, looksLikeValue } from "./looks-like-value.ts";
import { argument, type Slot } from "./slot.ts";
import { nameWords } from "./words.ts";

const LONGEST_NEIGHBOUR = 400;
const SHORTEST_NEIGHBOUR = 6;

function isBlank(byte: number | undefined): boolean {
  return byte === 32 || byte === 9;
}

function isQuote(byte: number | undefined): boolean {
  return byte === 34 || byte === 39 || byte === 96;
}

/** `: ; , |`: what divides bare fields. */
const DIVIDES = new Set([58, 59, 44, 124]);
/** `/ + & -`: the same between blanks, as values have some of them. */
const DIVIDES_SPACED = new Set([47, 43, 38, 45]);

/** What sets a value off in the cell of a table, whose border is a sign. */
const BACKTICK = 96;

/** `…</Data></Cell><Cell><Data>…`: what stands between the texts of two elements. */
const TAGS_BEHIND = /^(?:<\/[\w:.-]{1,40}>\s{0,20}){1,3}(?:<[A-Za-z][^<>]{0,160}>\s{0,20}){1,3}/u;
const TAGS_BEFORE = /(?:<\/[\w:.-]{1,40}>\s{0,20}){1,3}(?:<[A-Za-z][^<>]{0,160}>\s{0,20}){1,3}$/u;
const REACH_TAGS = 400;

/** The border of the text of the element beside this one. */
function pastTags(source: SourceText, at: number, step: 1 | -1): number | undefined {
  if (source.bytes[step === 1 ? at : at - 1] !== (step === 1 ? 60 : 62)) return undefined; // < >
  const text = step === 1 ? source.slice(at, at + REACH_TAGS) : source.slice(Math.max(0, at - REACH_TAGS), at);
  const tags = (step === 1 ? TAGS_BEHIND : TAGS_BEFORE).exec(text);
  return tags === null ? undefined : at + step * tags[0].length;
}

/** `-a "…" -w "…"`, `"…" to "…"`: a flag between two literals, or what makes a pair of them. */
const FLAG_BEFORE = /["'`]\s{1,3}(?:-{1,2}[A-Za-z][\w-]{0,24}[ =]|to )["'`]$/u;
const FLAG_BEHIND = /^["'`]\s{1,3}(?:-{1,2}[A-Za-z][\w-]{0,24}[ =]|to )["'`]/u;

/** The border of the literal on the other side of a flag. */
function pastFlag(source: SourceText, at: number, step: 1 | -1): number | undefined {
  const text = step === 1 ? source.slice(at, at + 36) : source.slice(Math.max(0, at - 36), at);
  const flag = (step === 1 ? FLAG_BEHIND : FLAG_BEFORE).exec(text);
  return flag === null ? undefined : at + step * flag[0].length;
}

/** `<arg value="…"/><arg value="…"/>`: elements that give a value each and name none. */
const GIVEN = String.raw`<[\w:.-]{0,24}(?:arg|param|value|string|item|entry)[\w:.-]{0,12}(?:\s[^<>]{0,60})?\s(?:value|val|string)\s?=\s?["']`;
const GIVEN_BEHIND = new RegExp(
  String.raw`^["'](?:\s[^<>]{0,60})?\s?\/?>\s{0,40}(?:<\/[\w:.-]{1,40}>\s{0,40})?${GIVEN}`,
  "iu",
);
const GIVEN_BEFORE = new RegExp(
  String.raw`["'](?:\s[^<>]{0,60})?\s?\/?>\s{0,40}(?:<\/[\w:.-]{1,40}>\s{0,40})?${GIVEN}$`,
  "iu",
);

/** The border of the attribute of the element beside this one. */
function pastElement(source: SourceText, at: number, step: 1 | -1): number | undefined {
  const text = step === 1 ? source.slice(at, at + REACH_TAGS) : source.slice(Math.max(0, at - REACH_TAGS), at);
  const between = text.includes("<") ? (step === 1 ? GIVEN_BEHIND : GIVEN_BEFORE).exec(text) : null;
  return between === null ? undefined : at + step * between[0].length;
}

/** Past what divides two values, from a border of one of them: blanks, with a sign among them where the values are bare. */
function past(bytes: Uint8Array, at: number, step: 1 | -1): number | undefined {
  const side = (p: number): number | undefined => bytes[step === 1 ? p : p - 1];
  let p = at;
  const quoted = isQuote(side(p));
  if (quoted) p += step;
  const from = p;
  let divided = quoted && bytes[step === 1 ? at : at - 1] !== BACKTICK; // no sign stands between literals
  const divides = (byte = 0): boolean =>
    DIVIDES.has(byte) || (DIVIDES_SPACED.has(byte) && p !== from && isBlank(side(p + step)));
  while (
    (p - from) * step < 3 &&
    (isBlank(side(p)) || ((!divided || side(p) === side(p - step)) && divides(side(p))))
  ) {
    divided ||= !isBlank(side(p));
    p += step;
  }
  if (p === from) return undefined;
  if (!quoted) return p;
  return isQuote(side(p)) ? p + step : undefined;
}

/** The name of an exchange right before a field: `deribit:KEY:SECRET`, `mkDeribit "KEY" "SECRET"`. */
function exchangeBefore(source: SourceText, at: number): string | undefined {
  const name = /([A-Za-z][\w.-]{1,24})(?:::?|[;,| \t]| ["'`])$/u.exec(source.slice(Math.max(0, at - 28), at))?.[1];
  return name !== undefined && nameWords(name).some(isExchangeName) ? name : undefined;
}

/** Shorter than values are, and made like one: `fdfysCWlDz`. */
function isShortValue(text: string): boolean {
  if (text.length < 8 || text.length > 15 || text.includes("/") || isWordy(text)) return false;
  return (text.match(/[a-z](?=[^a-z])|[A-Z](?=[^A-Z])|\d(?=\D)|[^A-Za-z\d](?=[A-Za-z\d])/gu)?.length ?? 0) >= 3;
}

/** The neighbour that begins or ends at a place. A bare field may be a name or a number; a literal is what somebody wrote down. */
function neighbourAt(source: SourceText, at: number, step: 1 | -1, quoted: boolean): number | undefined {
  const { bytes } = source;
  let p = at;
  while ((p - at) * step < LONGEST_NEIGHBOUR && isTokenByte(bytes[step === 1 ? p : p - 1])) p += step;
  // `CREDS=…`: the name that a value is assigned to is no part of it.
  if (step === -1) p += /^[A-Za-z]\w*=(?=[\w+/])/u.exec(source.slice(p, at))?.[0].length ?? 0;
  const [from, to] = step === 1 ? [at, p] : [p, at];
  if (to - from < SHORTEST_NEIGHBOUR) return undefined;
  const text = source.slice(from, to);
  if (quoted || looksLikeValue(text)) return from;
  // What follows the name of an exchange, names in brackets or the flag of a login is a key, however short.
  const isNamed = (): boolean =>
    exchangeBefore(source, from) !== undefined || /\): $|-u ["']?$/u.test(source.slice(Math.max(0, from - 4), from));
  const isShortKey = step === -1 && (isShortValue(text) || (/\d/u.test(text) && isNamed()));
  return isShortKey ? from : undefined;
}

/**
 * The slot of a value beside another one: literals after each other, as languages write that call functions without
 * brackets, or fields of a line such as `binance:KEY:SECRET`.
 *
 * @param slot what is known of it
 * @returns undefined for a value that has no such neighbour
 */
export function readNeighbour(source: SourceText, start: number, end: number, slot: Slot): Slot | undefined {
  const { bytes } = source;
  const { from, quoted } = slot;
  const [opens, closes] = [isQuote(bytes[start - 1]), isQuote(bytes[end])];
  const beside = (at: number, step: 1 | -1): number | undefined =>
    past(bytes, at, step) ??
    (quoted ? (pastFlag(source, at, step) ?? pastElement(source, at, step)) : pastTags(source, at, step));
  const before = beside(start, -1);
  const after = before === undefined ? undefined : neighbourAt(source, before, -1, opens);
  if (after !== undefined)
    return {
      ...argument({ callee: exchangeBefore(source, after), after, from: after, quoted }),
      form: opens ? "argument" : "field",
    };
  const next = beside(end, 1);
  if (next === undefined || neighbourAt(source, next, 1, closes) === undefined) return undefined;
  return {
    ...argument({ callee: exchangeBefore(source, start), from, quoted }),
    form: closes ? "argument" : "field",
  };
}

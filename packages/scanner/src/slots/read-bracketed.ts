import type { SourceText } from "../text/source-text.ts";
import { isBlankOrQuote } from "./blanks.ts";
import { isTokenByte } from "./looks-like-value.ts";
import { type NamedRole, readRole } from "./roles.ts";
import { named, type Slot } from "./slot.ts";

/** Bytes before the first of two values in which their names stand. */
const REACH = 90;
/** Bytes of the first value. */
const LONGEST_FIRST = 200;
const SHORTEST_FIRST = 6;

/** What stands between two names, and between their values. */
const AND = String.raw`(?:\s{0,3}[,/|&:;+]\s{0,3}|\s(?:and|und|y|et|e|i|en|ve|og|och)\s)`;
/** `(key / secret): `, `[api key, secret] = "`, `key and secret: `: two names, and what is assigned to them. */
const NAMES = new RegExp(
  String.raw`([A-Za-z][\w .-]{0,30}?)${AND}([A-Za-z][\w.-]{0,30}(?: [\w.-]{1,20})?)\s{0,4}[)\]}]?\s{0,4}[:=]{1,2}>?\s{0,4}["'\x60]?$`,
  "u",
);
/** Behind the first value stands the second, and before the second the first. */
const GOES_ON = new RegExp(String.raw`^["'\x60]?${AND}["'\x60]?[\w+/=.~-]{6}`, "u");
const JOINED = new RegExp(String.raw`["'\x60]?${AND}["'\x60]?$`, "u");

/** Where the first of two values begins, of which this is the second. */
function firstBefore(source: SourceText, start: number): number | undefined {
  const joint = JOINED.exec(source.slice(Math.max(0, start - 9), start));
  if (joint === null) return undefined;
  const { bytes } = source;
  const end = start - joint[0].length;
  let p = end;
  while (end - p < LONGEST_FIRST && isPartOfValue(bytes[p - 1])) p -= 1;
  return end - p < SHORTEST_FIRST ? undefined : p;
}

/** Those of a token, `.` and `~`. */
function isPartOfValue(byte: number | undefined): boolean {
  return isTokenByte(byte) || byte === 46 || byte === 126;
}

/** A look at the bytes before a value, before its names are looked for: it is assigned. */
function isAssigned({ bytes }: SourceText, start: number): boolean {
  let p = start - 1;
  while (start - p < 6 && isBlankOrQuote(bytes[p])) p -= 1;
  return bytes[p] === 58 || bytes[p] === 61 || (bytes[p] === 62 && bytes[p - 1] === 61);
}

/** Does the last word before it say what a value is? */
function isRoleBefore(source: SourceText, start: number): boolean {
  const { bytes } = source;
  let end = start;
  while (start - end < 12 && !isTokenByte(bytes[end - 1]) && bytes[end - 1] !== 10) end -= 1;
  while (bytes[end - 1] === 61) end -= 1;
  while (bytes[end - 1] === BLANK || bytes[end - 1] === 93 || bytes[end - 1] === 41) end -= 1;
  let p = end;
  while (end - p < 30 && isTokenByte(bytes[p - 1])) p -= 1;
  return readRole(source.slice(source.slice(p, end).lastIndexOf("/") + 1 + p, end)) !== undefined;
}

const BLANK = 32;

/**
 * The slot of one of two values that two names stand before: `Binance (key / secret): … / …`.
 *
 * @returns undefined where no such names are, or where they say nothing
 */
export function readBracketed(source: SourceText, start: number, end: number, quoted: boolean): Slot | undefined {
  const goesOn = GOES_ON.test(source.slice(end, end + 16));
  const first = goesOn && isAssigned(source, start) ? start : firstBefore(source, start);
  if (first === undefined || !isAssigned(source, first) || !isRoleBefore(source, first)) return undefined;
  const before = source.slice(Math.max(0, first - REACH), first);
  const match = NAMES.exec(before);
  if (match === null) return undefined;
  const names = [match[1] ?? "", match[2] ?? ""];
  const roles: readonly (NamedRole | undefined)[] = names.map((name) => readRole(name));
  const at = first === start ? 0 : 1;
  const [name, role] = [names[at], roles[at]];
  // `…&token&nonce=…&…`: neighbours in an address are no list of names.
  if (roles.some((other) => other === undefined || other.role === "not-a-secret")) return undefined;
  if (name === undefined || role === undefined) return undefined;
  return named(name, role, first - before.length + match.index, quoted);
}

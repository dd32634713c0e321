import type { SourceText } from "../text/source-text.ts";
import { REACH } from "./backwards.ts";

/** The mark of a list's item, before its value; a picture is one, too. */
const ITEM = /\n[ \t]*(?:(?:[-*+>]|\d{1,2}[.)])[ \t]+|\u00f0[^\0-\u007f]{3,6}[ \t]*)["'`]?$/u;

/** True for all of an item of a list that is written line by line. */
export function isItem(source: SourceText, start: number, end: number): boolean {
  return isBlankAfter(source.bytes, end) && ITEM.test(source.slice(Math.max(0, start - 40), start));
}

/** True for `* `, `+ ` and `1) ` before all that stands on a line: the mark of an item, and no operator. */
export function isMark(bytes: Uint8Array, at: number): boolean {
  if ((bytes[at] !== 41 && bytes[at] !== 42 && bytes[at] !== 43) || bytes[at + 1] !== 32) return false;
  let p = at - 1;
  if (bytes[at] === 41) {
    while (at - p < 3 && isDigit(bytes[p])) p -= 1;
    if (p === at - 1) return false;
  }
  while (bytes[p] === 32 || bytes[p] === 9) p -= 1;
  return p < 0 || bytes[p] === 10;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 48 && byte <= 57;
}

/** `key (…)`, `key (… / …)`, `key […]`, `key: […]`: what a pair of brackets behind a word or a colon and a blank holds. */
export function isBracketed(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[start - 2] !== 32) return false;
  const before = bytes[start - 3] ?? 0;
  if (bytes[start - 1] === 91) return bytes[end] === 93 && (before === 58 || before > 64);
  if (bytes[start - 1] !== 40 || before <= 64) return false;
  return bytes[end] === 41 || (bytes[end] === 32 && DIVIDES.has(bytes[end + 1] ?? 0) && bytes[end + 2] === 32);
}

/** `/ : | +` between two values in brackets. */
const DIVIDES = new Set([47, 58, 124, 43]);

/** Blank, tab, or a quotation mark. */
export function isBlankOrQuote(byte: number | undefined): boolean {
  return byte === 32 || byte === 9 || byte === 34 || byte === 39 || byte === 96;
}

/** True where nothing but blanks and quotation marks stands before a place on its line. */
export function isBlankBefore(bytes: Uint8Array, start: number): boolean {
  let p = start - 1;
  while (p >= 0 && p > start - REACH && isBlankOrQuote(bytes[p])) p -= 1;
  return p < 0 || bytes[p] === 10;
}

/** True where nothing but those, and padding, stands behind one. */
export function isBlankAfter(bytes: Uint8Array, end: number): boolean {
  let p = end;
  while (p < bytes.length && p < end + REACH && (isBlankOrQuote(bytes[p]) || bytes[p] === 61 || bytes[p] === 13))
    p += 1;
  return p >= bytes.length || bytes[p] === 10;
}

const LONGEST_LABEL = 48;

/** True for the `]` of `[api key] …`, which begins its line, for `{+` of a change by words, and for `<![CDATA[`: no code. */
export function endsLabel(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] === 43) return bytes[at - 1] === 123;
  if (bytes[at] === 91) return bytes[at - 1] === 65 && bytes[at - 6] === 91 && bytes[at - 7] === 33; // `<![CDATA[`
  if (bytes[at] !== 93 || bytes[at + 1] !== 32) return false;
  let p = at - 1;
  while (at - p < LONGEST_LABEL && bytes[p] !== 91 && bytes[p] !== 10) p -= 1;
  return bytes[p] === 91 && isBlankBefore(bytes, p);
}

import { type Edit, type Rewritten, rewriteText } from "./rewrite.ts";

// Backslashes are counted up to 16, which is JSON in JSON four deep; colour codes leave nothing behind.
const ESCAPE =
  /\\{1,16}(?:u\{([\da-f]{1,6})\}|(?:u|U0000)([\da-f]{4})|x([\da-f]{2})|(["'/`])|([nrt])|([01][0-7]{2}))|%([\da-f]{2})|&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));|(?:\u001b|\\{1,16}(?:x1b|033|e|u001b))\[[\d;]{0,16}[A-Za-z]/giu;

const ENTITIES: Readonly<Record<string, number>> = {
  quot: 34,
  apos: 39,
  amp: 38,
  lt: 60,
  gt: 62,
  nbsp: 32,
  tab: 9,
  newline: 10,
  excl: 33,
  num: 35,
  dollar: 36,
  percnt: 37,
  ast: 42,
  plus: 43,
  comma: 44,
  period: 46,
  sol: 47,
  colon: 58,
  semi: 59,
  equals: 61,
  quest: 63,
  commat: 64,
  lowbar: 95,
  grave: 96,
};
const CONTROLS: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9 };

/** The code point that a match stands for; undefined for a colour code, which stands for nothing. */
function codeOf(match: RegExpExecArray): number | undefined {
  const [text, braced, unit, byte, quote, control, octal, percent, hex, decimal, entity] = match;
  if (/\[[\d;]*[A-Za-z]$/u.test(text)) return undefined;
  const digits = braced ?? unit ?? byte ?? percent ?? hex;
  if (digits !== undefined) return Number.parseInt(digits, 16);
  if (decimal !== undefined) return Number.parseInt(decimal, 10);
  if (quote !== undefined) return quote.charCodeAt(0);
  if (octal !== undefined) return Number.parseInt(octal, 8);
  if (control !== undefined) return CONTROLS[control.toLowerCase()];
  return ENTITIES[(entity ?? "").toLowerCase()];
}

/** `&copy=1;` is an address: only entities of ASCII are undone. */
function isEscapeOf(match: RegExpExecArray): boolean {
  const entity = match[10];
  return entity === undefined || ENTITIES[entity.toLowerCase()] !== undefined;
}

const encoder = new TextEncoder();

/** The bytes of a code point; of a `%` or a `\x`, the byte itself. */
function bytesOf(match: RegExpExecArray): readonly number[] {
  const code = codeOf(match);
  if (code === undefined) return [];
  const isByte = match[3] !== undefined || match[7] !== undefined;
  if (code < 128 || isByte) return [code];
  return code > 0x10_ffff || (code >= 0xd800 && code < 0xe000) ? [63] : [...encoder.encode(String.fromCodePoint(code))];
}

/**
 * Undoes `\u`, `\x`, `\101`, `\"`, `\n` behind any number of backslashes, percent signs, HTML entities and
 * colour codes, all in one pass.
 *
 * @param text one character for each byte
 * @returns undefined when nothing is escaped
 */
export function unescapeText(text: string): Rewritten | undefined {
  return rewriteText(text, escapes(text));
}

function* escapes(text: string): Generator<Edit> {
  for (const match of text.matchAll(ESCAPE))
    if (isEscapeOf(match)) yield { start: match.index, end: match.index + match[0].length, bytes: bytesOf(match) };
}

/** An escape beside a value: cheap to see, and what makes it worth undoing them. */
const BESIDE = /%[\da-f]{2}|\\(?:["'ux/]|[01][0-7]{2})|&(?:[a-z]{2,8}|#\w{1,6});|\u001b\[|\\(?:x1b|033|e)\[/iu;
const BEFORE = 48;
const AFTER = 24;

/** `% \ &` and the escape byte: what an escape begins with. */
const BEGINS = new Uint8Array(256);
for (const byte of [37, 92, 38, 27]) BEGINS[byte] = 1;

function mayEscape(bytes: Uint8Array, start: number, end: number): boolean {
  for (let p = Math.max(0, start); p < end; p++) if (BEGINS[bytes[p] ?? 0] === 1) return true;
  return false;
}

/** True when escapes stand around a stretch of text: its borders or its slot may be written in them. */
export function hasEscapesAround(
  bytes: Uint8Array,
  around: (start: number, end: number) => string,
  start: number,
  end: number,
): boolean {
  if (!mayEscape(bytes, start - BEFORE, start) && !mayEscape(bytes, end, end + AFTER)) return false;
  return BESIDE.test(around(Math.max(0, start - BEFORE), start)) || BESIDE.test(around(end, end + AFTER));
}

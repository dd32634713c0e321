import { flags } from "./byte-flags.ts";
import { type Edit, type Rewritten, rewriteText } from "./rewrite.ts";

// A value may stand in pieces: a sum of literals, literals on neighbouring lines, a list that is joined, a line that goes
// on in the next one. Code puts them together, and so does who reads it.

/** `" + "`, `' . '`, `" & _` and a line end, or a line end alone, between two literals; the name of the next member is none. */
const SUM =
  /(["'`])[ \t]{0,8}(?:(?:\+{1,2}|\.{1,2}|&(?:[ \t]?_)?|<>|\|\||~|\\)\s{0,80}|\r?\n\s{0,80})\1(?![\w.-]{1,60}\1\s{0,4}[:=])/gu;
/** `["…", "…"].join("")`, `"".join(["…", "…"])`, `concat("…", "…")`: a list whose items are put together. */
const LIST =
  /\[\s{0,40}((?:(["'`])[\w+/=.~-]{1,120}\2\s{0,8},?\s{0,40}){2,9})\]\s{0,4}\.join\b(?:\(\s{0,4}(?:""|''|``)?\s{0,4}\)|(?!\s{0,4}\())|(?:(?:""|'')\.join\(\s{0,4}[[({]|\b(?:concat|CONCAT|paste0|strcat|Concat)\s{0,2}\()\s{0,40}((?:(["'`])[\w+/=.~-]{1,120}\4\s{0,8},?\s{0,40}){2,9})[\])}]/gu;
const JOINS = /\b(?:join|concat|paste0|strcat)\b/iu;
/** Between two items. */
const COMMA = /(["'`])\s{0,8},\s{0,40}\1/gu;
/** `abc\` and a line end: the line goes on. */
const GOES_ON = /(?<=[\w+/=-])\\\r?\n(?=[\w+/=-])/gu;
/** `=` at the end of a line, and `=3D`, in a mail as it travels. */
const PRINTABLE = /=\r?\n|=3D/gu;
const IS_PRINTABLE = /quoted-printable/iu;
const EQUALS = 61;

/** More pieces are data: a picture, a program. */
const MOST_PIECES = 8;
const LONGEST_PIECE = 200;

function* matches(slice: string, pattern: RegExp, offset = 0): Generator<Edit> {
  for (const { index, 0: text } of slice.matchAll(pattern))
    yield { start: offset + index, end: offset + index + text.length, bytes: [] };
}

/** Sums of few pieces. */
function sums(slice: string): Edit[] {
  const found: Edit[] = [];
  let chain: Edit[] = [];
  const close = (): void => {
    if (chain.length < MOST_PIECES) found.push(...chain);
    chain = [];
  };
  for (const glue of matches(slice, SUM)) {
    const last = chain.at(-1);
    const piece = last === undefined ? "" : slice.slice(last.end, glue.start);
    if (piece.length > LONGEST_PIECE || /["'`\n]/u.test(piece)) close();
    chain.push(glue);
  }
  close();
  return found;
}

function* joined(slice: string): Generator<Edit> {
  if (!JOINS.test(slice)) return;
  for (const { index, 0: list, 1: first, 3: second } of slice.matchAll(LIST)) {
    const items = first ?? second ?? "";
    yield* matches(items, COMMA, index + list.indexOf(items));
  }
}

function* printable(slice: string): Generator<Edit> {
  for (const { start, end } of matches(slice, PRINTABLE))
    yield { start, end, bytes: slice[start + 1] === "3" ? [EQUALS] : [] };
}

/**
 * Puts the pieces of values together.
 *
 * @param text one character for each byte
 * @returns undefined when nothing stands in pieces
 */
export function unglueText(text: string): Rewritten | undefined {
  const edits = [...sums(text), ...joined(text), ...matches(text, GOES_ON)];
  if (IS_PRINTABLE.test(text)) edits.push(...printable(text));
  edits.sort((a, b) => a.start - b.start);
  return rewriteText(
    text,
    edits.filter(({ start }, i) => i === 0 || start >= (edits[i - 1]?.end ?? 0)),
  );
}

const AROUND = 160;
const BEHIND =
  /^(?:["'`][ \t]{0,8}(?:(?:\+{1,2}|\.{1,2}|&(?:[ \t]?_)?|<>|\|\||~|\\)\s{0,80}|\r?\n\s{0,80})["'`]|\\\r?\n[\w+/=-])/u;
const BEFORE =
  /(?:["'`][ \t]{0,8}(?:(?:\+{1,2}|\.{1,2}|&(?:[ \t]?_)?|<>|\|\||~|\\)\s{0,80}|\r?\n\s{0,80})["'`]|[\w+/=-]\\\r?\n)$/u;
const NEXT_ITEM = /^["'`]\s{0,8},\s{0,40}["'`]/u;
const LAST_ITEM = /["'`]\s{0,8},\s{0,40}["'`]$/u;

const QUOTES: Uint8Array = flags("\"'`");
const BLANKS: Uint8Array = flags(" \t\n\r\v\f\u00a0");
/** What glue begins and ends with, and the comma between two items. */
const BEGINS_GLUE: Uint8Array = flags("+.&<|~\\\n\r,");
const ENDS_GLUE: Uint8Array = flags("+.&_>|~\\,");
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const BACKSLASH = 92;
/** Blanks that glue may hold. */
const LONGEST_GAP = 90;

const isLineEnd = (byte: number | undefined): boolean => byte === LINE_FEED || byte === CARRIAGE_RETURN;

/** Could a value go on behind its end? A look at few bytes: nearly every value ends here. */
function mayGoOn(bytes: Uint8Array, end: number): boolean {
  const last = bytes[end] ?? 0;
  if (last === BACKSLASH || last === EQUALS) return isLineEnd(bytes[end + 1]);
  if (QUOTES[last] !== 1) return false;
  let p = end + 1;
  while (p - end < LONGEST_GAP && BLANKS[bytes[p] ?? 0] === 1 && !isLineEnd(bytes[p])) p += 1;
  return BEGINS_GLUE[bytes[p] ?? 0] === 1;
}

/** Could a value have begun before its start? */
function mayHaveBegun(bytes: Uint8Array, start: number): boolean {
  const first = bytes[start - 1] ?? 0;
  if (first === LINE_FEED) return bytes[start - (bytes[start - 2] === CARRIAGE_RETURN ? 3 : 2)] === BACKSLASH;
  if (first === EQUALS) return bytes[start] === 51 && bytes[start + 1] === 68; // 3D
  if (QUOTES[first] !== 1) return false;
  let p = start - 2;
  while (start - p < LONGEST_GAP && BLANKS[bytes[p] ?? 0] === 1) p -= 1;
  const before = bytes[p] ?? 0;
  return ENDS_GLUE[before] === 1 || (QUOTES[before] === 1 && p < start - 2);
}

/** True for a piece of a value: cheap to see, and what makes it worth putting pieces together. */
export function isPiece(
  bytes: Uint8Array,
  around: (start: number, end: number) => string,
  start: number,
  end: number,
): boolean {
  const [goesOn, hasBegun] = [mayGoOn(bytes, end), mayHaveBegun(bytes, start)];
  if (!goesOn && !hasBegun) return false;
  const behind = around(end, end + AROUND);
  if (goesOn && (BEHIND.test(behind) || /^=\r?\n/u.test(behind))) return true;
  const before = around(Math.max(0, start - AROUND), start);
  if (hasBegun && (bytes[start - 1] === EQUALS || BEFORE.test(before))) return true;
  const isItem = (goesOn && NEXT_ITEM.test(behind)) || (hasBegun && LAST_ITEM.test(before));
  return isItem && (JOINS.test(behind) || JOINS.test(before));
}

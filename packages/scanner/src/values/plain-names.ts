import { mayHoldAnchor } from "../families/anchors.ts";
import { findAnchored } from "../families/match.ts";
import { isWordy } from "../judgement/wordy.ts";
import { isPlainLead } from "../slots/phrase.ts";
import type { SourceText } from "../text/source-text.ts";
import { decodeValue } from "./decode-value.ts";
import { SHORTEST_SEGMENT } from "./extract.ts";
import { isName } from "./is-name.ts";
import { beginsName, isMadeOfWords, isNameByCharacters, isWordByte, LONGEST_NAME } from "./name-characters.ts";

// Code is full of names with digits in them: `AIF1DRC1_KNEE2_OP`, `mv88e6xxx_port_set_link`. That they are no values is
// told here from their bytes, at a tenth of what it costs to make values of them and to look at those.

/** `. : $ ~ ! # & * ? @ ^ = %`: the value may go on behind one. A line goes on behind a backslash. */
const JOINED_BEHIND: Uint8Array = flags("\\%.:$~!#&*?@^=");
/** Before one, too; and an escape or a colour code may end in `[` or `;`. */
const JOINED_BEFORE: Uint8Array = flags("\\%[;.:$~!#&*?@^=");
/** `\ % &` and the escape byte: escapes may stand around. */
const ESCAPING: Uint8Array = flags("\\%&\u001b");
/** `" ' / u x e 0 1`: what a backslash that hides something stands before. */
const ESCAPED: Uint8Array = flags("\"'/uUxXeE01");
const HEX_DIGITS: Uint8Array = flags("0123456789abcdefABCDEF");
const TYPE_LETTERS: Uint8Array = flags("uUlL");

/** What stands before a name in code: `( [ { & * ! + ) ] <`. */
const CODE: Uint8Array = flags("([{&*!+)]<");
/** What stands before an operator that has one operand. */
const BEFORE_OPERATOR: Uint8Array = flags(" \t\n(,={[<");
const QUOTES: Uint8Array = flags("\"'`");
/** Quotation marks, a line that goes on, and what `&quot;` and `[[` end in. */
const OPENS_LITERAL: Uint8Array = flags("\"'`\\;[");
const BORDERS: Uint8Array = flags("\t,;|");

const LINE_FEED = 10;
const PERCENT = 37;
const AMPERSAND = 38;
const PARENTHESIS = 40;
const DASH = 45;
const DOT = 46;
const SLASH = 47;
const COLON = 58;
const SEMICOLON = 59;
const BACKSLASH = 92;
const LETTER_Y = 89;

function flags(characters: string): Uint8Array {
  const set = new Uint8Array(256);
  for (let i = 0; i < characters.length; i++) set[characters.charCodeAt(i)] = 1;
  return set;
}

/** Bytes before and after a run in which an escape counts, and before it those in which an address or a PEM label does. */
const ESCAPES_BEFORE = 48;
const ESCAPES_AFTER = 24;
const REACH = 200;

/** Tells the plain names of one text, which are asked about in order of place. */
export class PlainNames {
  readonly #source: SourceText;
  #read = 0;
  #escape = Number.NEGATIVE_INFINITY;
  #mark = Number.NEGATIVE_INFINITY;

  constructor(source: SourceText) {
    this.#source = source;
  }

  /**
   * True for a run of token bytes that is surely no value: a number of 64 bits in hex, words where no value stands, or a
   * name that no part and no family could have. False says nothing.
   */
  has(start: number, end: number): boolean {
    const { bytes } = this.#source;
    if (end - start > LONGEST_NAME) return false;
    if (isBareWord(this.#source, start, end) || isOperand(this.#source, start, end)) return true;
    if (JOINED_BEFORE[bytes[start - 1] ?? 0] === 1 || JOINED_BEHIND[bytes[end] ?? 0] === 1) return false;
    return isShortHexNumber(bytes, start, end) || this.#isNameAnywhere(start, end) || this.#isNameInCode(start, end);
  }

  /** A name by its characters, with nothing around it that could make more of it. */
  #isNameAnywhere(start: number, end: number): boolean {
    const { bytes } = this.#source;
    if (bytes[start] === DASH || bytes[end - 1] === DASH || !isNameByCharacters(bytes, start, end)) return false;
    const segment = lastSegment(bytes, start, end);
    // A slash at its start is left out of a value, but for a line's.
    if (bytes[start] === SLASH && bytes[start - 1] !== LINE_FEED) return false;
    if (segment > start && end - segment >= SHORTEST_SEGMENT && !isNameByCharacters(bytes, segment, end)) return false;
    return this.#saysNoMore(start, end) && (segment === start || decodesToNothing(this.#source, segment, end));
  }

  /** A name made of words, where no quotation mark makes it a literal. */
  #isNameInCode(start: number, end: number): boolean {
    const { bytes } = this.#source;
    if (QUOTES[bytes[end] ?? 0] === 1 || !isMadeOfWords(bytes, start, end)) return false;
    let p = start - 1;
    while (p >= 0 && (bytes[p] ?? 0) <= 32) p -= 1;
    const before = bytes[p] ?? LINE_FEED;
    return before < 128 && OPENS_LITERAL[before] === 0 && this.#saysNoMore(start, end);
  }

  /** Nothing encoded, no token, no escapes around it, and it is behind no address and no PEM label. */
  #saysNoMore(start: number, end: number): boolean {
    const { bytes } = this.#source;
    this.#readTo(start);
    if (start - this.#escape <= ESCAPES_BEFORE || start - this.#mark <= REACH) return false;
    for (let p = end; p < end + ESCAPES_AFTER; p++) if (isEscape(bytes, p)) return false;
    return !isAnchored(this.#source.slice(start, end)) && decodesToNothing(this.#source, start, end);
  }

  /** Notes the escapes, addresses and PEM labels up to a place. */
  #readTo(end: number): void {
    const { bytes } = this.#source;
    for (let p = Math.max(this.#read, end - REACH); p < end; p++) {
      const byte = bytes[p] ?? 0;
      if (isEscape(bytes, p)) this.#escape = p;
      else if ((byte === COLON && bytes[p + 1] === SLASH) || (byte === LETTER_Y && bytes[p + 1] === DASH))
        this.#mark = p;
    }
    this.#read = end;
  }
}

/** The longest entity, from `&` to `;`. */
const LONGEST_ENTITY = 10;

/** True where an escape may begin: as `hasEscapesAround` has it, or more often. */
function isEscape(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at] ?? 0;
  if (ESCAPING[byte] === 0) return false;
  const next = bytes[at + 1] ?? 0;
  if (byte === BACKSLASH) return ESCAPED[next] === 1;
  if (byte === PERCENT) return HEX_DIGITS[next] === 1;
  if (byte !== AMPERSAND) return true;
  for (let p = at + 1; p < at + LONGEST_ENTITY; p++) if (bytes[p] === SEMICOLON) return true;
  return false;
}

/** `0x` and up to 16 digits, with the letters of a number's type. */
function isShortHexNumber(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[start] !== 48 || ((bytes[start + 1] ?? 0) | 32) !== 120) return false;
  let p = start + 2;
  while (p < end && HEX_DIGITS[bytes[p] ?? 0] === 1) p += 1;
  const digits = p - start - 2;
  while (p < end && TYPE_LETTERS[bytes[p] ?? 0] === 1) p += 1;
  return p === end && digits >= 1 && digits <= 16 && end - start - 2 - digits <= 3;
}

/**
 * Bare words where no value stands: what is called, `this.v1PrivatePostOrder(`; a comment at a line's start; what follows
 * a word that says nothing of it, `#define MV88E6XXX_PORT_STS`, and is no cell of a row.
 */
function isBareWord(source: SourceText, start: number, end: number): boolean {
  const { bytes } = source;
  if (QUOTES[bytes[end] ?? 0] === 1) return false;
  const isCalled = bytes[end] === PARENTHESIS;
  const from = isCalled ? pathStart(bytes, start) : start;
  if (QUOTES[bytes[from - 1] ?? 0] === 1) return false;
  const isComment = bytes[start] === SLASH && bytes[start + 1] === SLASH && bytes[start - 1] === LINE_FEED;
  if (
    !isCalled &&
    !isComment &&
    (!isBlank(bytes[start - 1]) || isBorder(bytes, end) || !followsPlainWord(source, start))
  )
    return false;
  const path = source.slice(from, end);
  if (!isWordy(path.slice(start - from)) || (from < start && !isWordy(path))) return false;
  return !isAnchored(path);
}

/** A name right behind a bracket or an operator, where only code can stand. */
function isOperand(source: SourceText, start: number, end: number): boolean {
  const { bytes } = source;
  const [before, behind] = [bytes[start - 1] ?? 0, bytes[end] ?? 0];
  if (CODE[before] === 0 || JOINED_BEHIND[behind] === 1 || QUOTES[behind] === 1) return false;
  if (JOINED_BEFORE[before] === 1 && BEFORE_OPERATOR[bytes[start - 2] ?? LINE_FEED] === 0) return false; // a sign in a literal
  if (!beginsName(bytes[start]) || bytes[end - 1] === DASH || lastSegment(bytes, start, end) > start) return false;
  const text = source.slice(start, end);
  return isName(source, { start, end, text }) && !isAnchored(text);
}

function isAnchored(text: string): boolean {
  return mayHoldAnchor(text) && findAnchored(text).length > 0;
}

function decodesToNothing(source: SourceText, start: number, end: number): boolean {
  return decodeValue(source.slice(start, end)) === undefined;
}

function isBlank(byte: number | undefined): boolean {
  return byte === 32 || byte === 9;
}

/** True where the border of a cell follows, but for blanks. */
function isBorder(bytes: Uint8Array, end: number): boolean {
  let p = end;
  while (bytes[p] === 32) p += 1;
  return BORDERS[bytes[p] ?? 0] === 1;
}

/** Where the members before a name begin: `this` of `this.v1PrivatePostOrder`. */
function pathStart(bytes: Uint8Array, start: number): number {
  let p = start;
  while (p > 0 && start - p < LONGEST_NAME && (bytes[p - 1] === DOT || isWordByte(bytes[p - 1]))) p -= 1;
  return p;
}

/** Two words and what stands between them and a value. */
const LONGEST_LEAD = 48;

function followsPlainWord(source: SourceText, start: number): boolean {
  const floor = Math.max(0, start - LONGEST_LEAD);
  let from = start;
  while (from > floor && source.bytes[from - 1] !== LINE_FEED) from -= 1;
  return isPlainLead(source.slice(from, start));
}

/** Where the last segment of a path begins; `start` for no path. */
function lastSegment(bytes: Uint8Array, start: number, end: number): number {
  let p = end;
  while (p > start && bytes[p - 1] !== SLASH) p -= 1;
  return p;
}

import { type Alphabet, type Segment, type Shape, shapeLength } from "@keyguard/exchanges";
import { mayHoldAnchor } from "../families/anchors.ts";
import { findAnchored } from "../families/match.ts";
import { FAMILIES } from "../families/registry.ts";
import { membersOf } from "../families/shape-matcher.ts";
import { isWordy } from "../judgement/wordy.ts";
import { isPlainLead } from "../slots/phrase.ts";
import type { SourceText } from "../text/source-text.ts";
import { flags } from "../text/byte-flags.ts";
import { decodeValue } from "./decode-value.ts";
import { tellingShapes } from "./exchange-parts.ts";
import { SHORTEST_SEGMENT } from "./extract.ts";

// Code is full of names with digits in them: `AIF1DRC1_KNEE2_OP`, `mv88e6xxx_port_set_link`. That they are no values is
// told here from their bytes, at a tenth of what it costs to make values of them and to look at those.

const LOWER = 1;
const UPPER = 2;
const DIGIT = 4;
const UNDERSCORE = 8;
const OTHER = 16;

const CLASS_OF: Uint8Array = Uint8Array.from({ length: 256 }, (_, code) => {
  if (code >= 97 && code <= 122) return LOWER;
  if (code >= 65 && code <= 90) return UPPER;
  if (code >= 48 && code <= 57) return DIGIT;
  return code === 95 ? UNDERSCORE : OTHER;
});

const alphabetClasses = new Map<Alphabet, number>();

function classesOfAlphabet(alphabet: Alphabet): number {
  const known = alphabetClasses.get(alphabet);
  if (known !== undefined) return known;
  const classes = membersOf(alphabet).reduce(
    (all, member, code) => (member === 1 ? all | (CLASS_OF[code] ?? 0) : all),
    0,
  );
  alphabetClasses.set(alphabet, classes);
  return classes;
}

function classesOf(segment: Segment): number {
  if (typeof segment !== "string") return classesOfAlphabet(segment.alphabet);
  return [...segment].reduce((all, character) => all | (CLASS_OF[character.charCodeAt(0)] ?? OTHER), 0);
}

/** Proofs that a text with `_` passes only with letters of both cases. */
const OF_BOTH_CASES = new Set(["mixed", "random", "base64-canonical"]);

/** What a value with `_` may be. */
interface Allowed {
  readonly classes: number;
  readonly bothCases: boolean;
  /** The first byte of all such values; undefined for any. */
  readonly first: number | undefined;
}

let allowedByLength: Allowed[][] | undefined;

/** What parts and families allow a value with `_` of each length to be; those with an anchor are seen by it. */
function allowedOf(length: number): readonly Allowed[] {
  if (allowedByLength !== undefined) return allowedByLength[length] ?? [];
  const lists: Allowed[][] = [];
  const add = (shape: Shape, bothCases: boolean): void => {
    const classes = shape.reduce((all, segment) => all | classesOf(segment), 0);
    if ((classes & UNDERSCORE) === 0) return;
    const [head] = shape;
    const first = typeof head === "string" ? head.charCodeAt(0) : undefined;
    const { min, max } = shapeLength(shape);
    for (let at = min; at <= Math.min(max, LONGEST_NAME); at++) (lists[at] ??= []).push({ classes, bothCases, first });
  };
  for (const { ref, shape } of tellingShapes()) {
    const { proof } = ref.part;
    add(shape, proof !== undefined && OF_BOTH_CASES.has(proof));
  }
  for (const { kind, shapes, proof, anchors, url } of FAMILIES.flatMap(({ parts }) => parts)) {
    if (kind === "passphrase" || anchors !== undefined || url !== undefined) continue;
    for (const shape of shapes) add(shape, proof !== undefined && OF_BOTH_CASES.has(proof));
  }
  allowedByLength = lists;
  return lists[length] ?? [];
}

/** Longer ones are left to those who look closer. */
const LONGEST_NAME = 128;

const seen = new Uint32Array(256);
let look = 0;

/** True when the characters of a stretch with `_` are none that a part, a family or chance would have. */
function isNameByCharacters(bytes: Uint8Array, start: number, end: number): boolean {
  look += 1;
  let classes = 0;
  let distinct = 0;
  for (let p = start; p < end; p++) {
    const byte = bytes[p] ?? 0;
    classes |= CLASS_OF[byte] ?? OTHER;
    if (seen[byte] !== look) distinct += 1;
    seen[byte] = look;
  }
  if ((classes & UNDERSCORE) === 0) return false;
  const length = end - start;
  const bothCases = (classes & (LOWER | UPPER)) === (LOWER | UPPER);
  // As `isMixed` has it: of 18 different characters none has an entropy of 4.2 bits.
  if (bothCases && distinct >= (length <= 40 ? length * 0.45 : 19)) return false;
  for (const allowed of allowedOf(length)) {
    if ((classes & ~allowed.classes) !== 0 || (allowed.bothCases && !bothCases)) continue;
    if (allowed.first === undefined || allowed.first === bytes[start]) return false;
  }
  return true;
}

/** `\ % [ ;`: an escape or a colour code may end behind one. `. : $ ~ ! # & * ? @ ^ =`: the value may go on behind one. */
const JOINED_BY: Uint8Array = flags("\\%[;.:$~!#&*?@^=");
/** `\ % &` and the escape byte: escapes may stand around. */
const ESCAPING: Uint8Array = flags("\\%&\u001b");
const HEX_DIGITS: Uint8Array = flags("0123456789abcdefABCDEF");
const TYPE_LETTERS: Uint8Array = flags("uUlL");

const QUOTES: Uint8Array = flags("\"'`");
const BORDERS: Uint8Array = flags("\t,;|");

const LINE_FEED = 10;
const PARENTHESIS = 40;
const DASH = 45;
const DOT = 46;
const SLASH = 47;
const COLON = 58;
const LETTER_Y = 89;

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
   * name with `_` that no part and no family could have. False says nothing.
   */
  has(start: number, end: number): boolean {
    const { bytes } = this.#source;
    if (end - start > LONGEST_NAME) return false;
    if (isBareWord(this.#source, start, end)) return true;
    if (JOINED_BY[bytes[start - 1] ?? 0] === 1 || JOINED_BY[bytes[end] ?? 0] === 1) return false;
    return isShortHexNumber(bytes, start, end) || this.#isNameAnywhere(start, end);
  }

  /** A name by its characters, with nothing around it that could make more of it. */
  #isNameAnywhere(start: number, end: number): boolean {
    const { bytes } = this.#source;
    if (bytes[start] === DASH || bytes[end - 1] === DASH || !isNameByCharacters(bytes, start, end)) return false;
    const segment = lastSegment(bytes, start, end);
    // A slash at its start is left out of a value, but for a line's.
    if (bytes[start] === SLASH && bytes[start - 1] !== LINE_FEED) return false;
    if (segment > start && end - segment >= SHORTEST_SEGMENT && !isNameByCharacters(bytes, segment, end)) return false;
    this.#readTo(start);
    if (start - this.#escape <= ESCAPES_BEFORE || start - this.#mark <= REACH) return false;
    for (let p = end; p < end + ESCAPES_AFTER; p++) if (ESCAPING[bytes[p] ?? 0] === 1) return false;
    const text = this.#source.slice(start, end);
    if (mayHoldAnchor(text) || decodeValue(text) !== undefined) return false;
    return segment === start || decodeValue(text.slice(segment - start)) === undefined;
  }

  /** Notes the escapes, addresses and PEM labels up to a place. */
  #readTo(end: number): void {
    const { bytes } = this.#source;
    for (let p = Math.max(this.#read, end - REACH); p < end; p++) {
      const byte = bytes[p] ?? 0;
      if (ESCAPING[byte] === 1) this.#escape = p;
      else if ((byte === COLON && bytes[p + 1] === SLASH) || (byte === LETTER_Y && bytes[p + 1] === DASH))
        this.#mark = p;
    }
    this.#read = end;
  }
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
  return !mayHoldAnchor(path) || findAnchored(path).length === 0;
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
  while (p > 0 && start - p < LONGEST_NAME && (bytes[p - 1] === DOT || CLASS_OF[bytes[p - 1] ?? 0] !== OTHER)) p -= 1;
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

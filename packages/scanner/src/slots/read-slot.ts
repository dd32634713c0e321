import type { SourceText } from "../text/source-text.ts";
import { isBlankAfter, isBlankBefore, isBlankOrQuote, isItem } from "./blanks.ts";
import { readAccount } from "./read-account.ts";
import { beforeChoice } from "./before-choice.ts";
import { endsAnnotation, readAnnotated, readBehind, readSaid } from "./read-behind.ts";
import { readBracketed } from "./read-bracketed.ts";
import { beforeChange } from "./read-changed.ts";
import { readDeclared, readReturned } from "./read-declared.ts";
import { readKeyed } from "./read-keyed.ts";
import { readLeftwards } from "./read-leftwards.ts";
import { readLetter } from "./read-letter.ts";
import { isUnderRemark, readAnswer, readLineAbove, readTalk } from "./read-lines.ts";
import { readMarkup } from "./read-markup.ts";
import { readNeighbour } from "./read-neighbour.ts";
import { readOption } from "./read-option.ts";
import { readParallel } from "./read-parallel.ts";
import { readRow } from "./read-row.ts";
import { readSentence } from "./read-sentence.ts";
import type { Slot } from "./slot.ts";

/** Slots by start and length: whether a value may be anything, an exchange's and each family's readers ask for the same. */
const known = new WeakMap<SourceText, Map<number, Slot>>();
const LONGEST = 0x1_0000;

/**
 * Reads the slot of a value: by the name before it, else by what else may tell of it: a list of names, its
 * declaration, the line above, what stands behind it, its neighbours.
 *
 * @param start the value's first byte
 * @param end the byte after its last
 */
export function readSlot(source: SourceText, start: number, end: number): Slot {
  let slots = known.get(source);
  if (slots === undefined) known.set(source, (slots = new Map()));
  if (end - start >= LONGEST) return slotOf(source, start, end);
  const place = start * LONGEST + end - start;
  let slot = slots.get(place);
  if (slot === undefined) slots.set(place, (slot = slotOf(source, start, end)));
  return slot;
}

function slotOf(source: SourceText, start: number, end: number): Slot {
  const parallel = readParallel(source, start, end);
  if (parallel !== undefined) return parallel;
  const inRow = readRow(source, start);
  if (inRow !== undefined) return inRow;
  const letter = readLetter(source, start, end);
  if (letter !== undefined) return letter;
  const annotated = endsAnnotation(source, end) ? readAnnotated(source, start, end) : undefined;
  if (annotated !== undefined) return annotated;
  const together = goesOnBare(source, start, end) ? readBracketed(source, start, end, false) : undefined;
  if (together !== undefined) return together;
  const slot = readLeftwards(source, start, end);
  if (slot.form === "named") return readAccount(source, start, end, slot) ?? slot;
  const changed = beforeChange(source, start);
  if (changed < start) {
    const old = readLeftwards(source, changed, end);
    if (old.form === "named") return old;
  }
  return readFurther(source, start, end, slot) ?? slot;
}

/** True for a bare value behind a colon or an equals sign that a divider, and so another value, stands behind. */
function goesOnBare({ bytes }: SourceText, start: number, end: number): boolean {
  const sign = bytes[end] === BLANK ? bytes[end + 1] : bytes[end];
  if (!DIVIDERS.has(sign ?? 0) && !(bytes[end] === BLANK && isAnd(bytes, end + 1))) return false;
  let p = start - 1;
  while (start - p < 4 && bytes[p] === BLANK) p -= 1;
  return bytes[p] === COLON || bytes[p] === EQUALS;
}

/** ` and `, or what other languages say in one to three letters. */
function isAnd(bytes: Uint8Array, at: number): boolean {
  let p = at;
  while (p - at < 4 && (bytes[p] ?? 0) >= 97 && (bytes[p] ?? 0) <= 122) p += 1;
  return p > at && bytes[p] === BLANK;
}

/** The same before a value. */
function isBehindAnd(bytes: Uint8Array, start: number): boolean {
  if (bytes[start - 1] !== BLANK) return false;
  return [3, 4, 5].some((length) => bytes[start - length] === BLANK && isAnd(bytes, start - length + 1));
}

/** `=` and `:`: what stands before a value that something declares. */
const EQUALS = 61;
const COLON = 58;
/** `? : | / > ( { r e`: what stands before a value that something chooses, or takes where there is no other. */
const CHOOSES = new Set([..."?:|/>({re"].map((sign) => sign.charCodeAt(0)));
const BAR = 124;
/** `= : , / | & ; +`: what stands before one of two values that are divided. */
const DIVIDERS = new Set([EQUALS, COLON, 44, 47, BAR, 38, 59, 43]);
/** `>` behind the name of who speaks. */
const ENDS_NAME = 62;
const BLANK = 32;
const LINE_END = 10;
/** The last letter of `return`. */
const RETURN = 110;
/** `|` and `>`: where a command's output goes. */
const PIPES = new Set([BAR, 62]);
/** `>` of a tag, `[` of `<![CDATA[`. */
const ENDS_TAG = new Set([62, 91]);
/** The last letters of `is`, `est`, `value`, `lautet` and the like, in either case. */
const VERB_ENDS = new Set([..."estnEST"].map((letter) => letter.charCodeAt(0)));

function isQuote(byte: number | undefined): boolean {
  return byte === 34 || byte === 39 || byte === 96;
}

function isMarkOfLiteral(byte = 0): boolean {
  const letter = byte | 32;
  return (letter >= 97 && letter <= 122) || byte === 64 || byte === 36;
}

/** `  = : ( , [`: what stands before a literal. */
const ENDS_BEFORE_LITERAL = new Set([..." =:(,["].map((sign) => sign.charCodeAt(0)));

/** The last byte before a value that is neither a blank nor a quotation mark. */
function signBefore({ bytes }: SourceText, start: number): number {
  let p = start - 1;
  // `N'…'`, `b"…"`, `@"…"`: a letter of a literal
  if (isQuote(bytes[p]) && isMarkOfLiteral(bytes[p - 1]) && ENDS_BEFORE_LITERAL.has(bytes[p - 2] ?? 0)) p -= 2;
  while (p >= 0 && start - p < 40 && isBlankOrQuote(bytes[p])) p -= 1;
  return bytes[p] ?? 0;
}

/** True right behind a tag, on its line or the next. */
function isBehindTag({ bytes }: SourceText, start: number): boolean {
  let p = start - 1;
  while (p >= 0 && start - p < 48 && ((bytes[p] ?? 0) <= 32 || isBlankOrQuote(bytes[p]))) p -= 1;
  return ENDS_TAG.has(bytes[p] ?? 0);
}

/** True for the first literal of a list that has one on each line, and no commas. */
function isFirstOfLines(source: SourceText, start: number, end: number, { after, form, quoted }: Slot): boolean {
  if (form !== "argument" || after !== undefined || !quoted) return false;
  if (!isBlankBefore(source.bytes, start) || !isBlankAfter(source.bytes, end)) return false;
  return /^["'`]\r?\n[ \t]*["'`][^"'`\n]{8,200}["'`]\r?\n/u.test(source.slice(end, end + 280));
}

/** Reads on where no name was met. Most values of a tree of code come this far: a byte tells which readers may help. */
function readFurther(source: SourceText, start: number, end: number, slot: Slot): Slot | undefined {
  const { quoted } = slot;
  const option = readOption(source, start);
  if (option !== undefined) return option;
  const keyed = slot.form === "other" ? readKeyed(source, start, slot) : undefined;
  if (keyed !== undefined) return keyed;
  const sign = signBefore(source, start);
  const isVerb = VERB_ENDS.has(sign);
  const isReturned = quoted && (sign === RETURN || sign === ENDS_NAME || sign === 40 || sign === 44);
  const returned = isReturned ? readReturned(source, start) : undefined;
  if (returned !== undefined) return returned;
  if (
    sign === EQUALS ||
    sign === COLON ||
    (sign === 100 && source.bytes[start - 3] === 47) ||
    (quoted && (isVerb || sign === BAR || sign === LINE_END))
  ) {
    const declared = readDeclared(source, start, end);
    if (declared !== undefined) return declared;
  }
  if (isBehindTag(source, start) || (quoted && sign === EQUALS)) {
    const element = readMarkup(source, start, end);
    if (element !== undefined) return element;
  }
  const choice = quoted && CHOOSES.has(sign) ? beforeChoice(source, start) : undefined;
  if (choice !== undefined) {
    const chosen = readLeftwards(source, choice, end);
    if (chosen.form === "named") return { ...chosen, quoted };
  }
  const bare = slot.form === "other" || (slot.form === "argument" && !quoted);
  const isItemOfLines = bare ? isItem(source, start, end) : isFirstOfLines(source, start, end, slot);
  const form = isItemOfLines ? "line" : slot.form;
  const isNameless = slot.form === "other" && slot.name !== undefined && sign === EQUALS;
  const above =
    form === "line" || (isNameless && isUnderRemark(source, start)) ? readLineAbove(source, start, slot) : undefined;
  if (above !== undefined) return above;
  const talk =
    slot.form === "other" && (sign === COLON || sign === ENDS_NAME) && isBlankAfter(source.bytes, end)
      ? readTalk(source, start, slot)
      : undefined;
  if (talk !== undefined) return talk;
  const answer = quoted ? readAnswer(source, start) : undefined;
  if (answer !== undefined) return answer;
  const said = isVerb || sign === COLON || sign >= 128 ? readSentence(source, start, slot) : undefined;
  if (said !== undefined) return said;
  const isPrinted = source.bytes[end] === BLANK && PIPES.has(source.bytes[end + 1] ?? 0);
  const behind = quoted || form === "line" || isPrinted ? readBehind(source, start, end) : undefined;
  if (behind !== undefined) return behind;
  const spokenOf = quoted ? undefined : readSaid(source, start, end);
  if (spokenOf !== undefined) return spokenOf;
  if (DIVIDERS.has(sign) || (!quoted && isBehindAnd(source.bytes, start))) {
    const bracketed = readBracketed(source, start, end, quoted);
    if (bracketed !== undefined) return bracketed;
  }
  if (form !== "line" && (slot.after === undefined || !quoted)) {
    const beside = readNeighbour(source, start, end, slot);
    if (beside !== undefined) return beside;
  }
  return form === slot.form ? undefined : { ...slot, form, name: undefined, after: undefined };
}

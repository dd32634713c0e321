import type { Events } from "./events.ts";
import { mayHoldAnchor } from "./families/anchors.ts";
import { findAnchored, readWhole } from "./families/match.ts";
import { findInUrl } from "./families/url.ts";
import { readQuality } from "./judgement/quality.ts";
import { isDense, isIdentifierLike, isWordy } from "./judgement/wordy.ts";
import { mayNameExchange } from "./labels/near-names.ts";
import { exchangesOfHeader } from "./labels/exchange-names.ts";
import { prove } from "./proofs/proof.ts";
import { remember } from "./remember.ts";
import { endsLabel, isBracketed, isMark } from "./slots/blanks.ts";
import { looksLikeValue } from "./slots/looks-like-value.ts";
import { readSlot } from "./slots/read-slot.ts";
import type { Slot } from "./slots/slot.ts";
import { looksStray, PAIR_REACH } from "./slots/stray.ts";
import type { SourceText } from "./text/source-text.ts";
import { hasEscapesAround } from "./text/unescape.ts";
import { isPiece } from "./text/unglue.ts";
import { decodeValue } from "./values/decode-value.ts";
import { readExchangeParts } from "./values/exchange-parts.ts";
import { flags } from "./text/byte-flags.ts";
import { isBraced, isEscapeRun, isNumber, type Stretch } from "./values/extract.ts";

/** `, ; | tab`: what separates the cells of a table. Which file this is, and so whether it is one, is not known here. */
const DELIMITER = /[,;|\t]\s*$/u;

/** Bytes before a value in which a PEM label or an address's scheme may stand. */
const REACH = 200;

/** Tab, `;` and `|`. After a comma stands an argument, too. */
const CELL = flags("\t;|");

/** Tab, `,`, `;` and `|`. */
const BORDERS = flags("\t,;|");

/** True for what stands right behind another cell, or behind blanks that set it off; at the start of a line it is indented. */
function isCell({ bytes }: SourceText, start: number): boolean {
  if (bytes[start - 1] === 32 && bytes[start - 2] === 32) {
    let p = start - 3;
    while (start - p < 40 && bytes[p] === 32) p -= 1;
    return (bytes[p] ?? 10) > 32;
  }
  return CELL[bytes[start - 1] ?? 0] === 1 && (bytes[start - 2] ?? 32) > 32;
}

/** What may stand between a cell and its border. */
const BESIDE_CELL = flags(" *_`");

/** True where a cell's border stands beside a value, but for blanks. */
function isInRow({ bytes }: SourceText, { start, end }: Stretch): boolean {
  let p = start - 1;
  while (BESIDE_CELL[bytes[p] ?? 0] === 1) p -= 1;
  let q = end;
  while (BESIDE_CELL[bytes[q] ?? 0] === 1) q += 1;
  return BORDERS[bytes[p] ?? 0] === 1 || BORDERS[bytes[q] ?? 0] === 1;
}

/** `| … |`, and the last of such a row: a cell of a table in a document. */
function isBetweenBars({ bytes }: SourceText, { start, end }: Stretch): boolean {
  if (bytes[start - 1] === 32 && bytes[start - 2] === 0x82 && bytes[start - 4] === 0xe2) return true; // `│`
  const before = bytes[start - 1] === 32 ? bytes[start - 2] : bytes[start - 1];
  const behind = bytes[end] === 32 ? bytes[end + 1] : bytes[end];
  return before === 124 && (behind === 124 || behind === 10 || behind === 13 || end >= bytes.length);
}

/** `( [ { & * ! + ) ] <`: a bare word after one is the name of something. A comma is not among them: it may divide cells. */
const CODE = new Set([40, 91, 123, 38, 42, 33, 43, 41, 93, 60]);

/** `Credentials(…,…)`: the first of the members of something that was printed. */
function isPrinted({ bytes }: SourceText, { start, end, text }: Stretch): boolean {
  return bytes[start - 1] === 40 && bytes[end] === 44 && (bytes[start - 2] ?? 0) > 64 && looksLikeValue(text);
}

/** True for a bare word where only code can stand; `[[…]]` and `q{…}` are string literals. */
function isName(source: SourceText, value: Stretch): boolean {
  const { bytes } = source;
  if (isBraced(source, value) || isNumber(source, value.start)) return false;
  let p = value.start - 1;
  while (p >= 0 && (bytes[p] === 32 || bytes[p] === 9)) p -= 1;
  if (isPrinted(source, value)) return false;
  if (!CODE.has(bytes[p] ?? 0) || isMark(bytes, p) || endsLabel(bytes, p) || isBracketed(bytes, value.start, value.end))
    return false;
  const before = bytes[p - 1] ?? 0;
  return before !== bytes[p] && before !== 113 && before !== 119; // q, w
}

/** `/ . = & ? : @ %`: what stands before a value in an address. */
const IN_ADDRESS = new Set([47, 46, 61, 38, 63, 58, 64, 37]);
/** A line end, a blank, and the letters of escaped ones: what stands before the first line of a PEM block. */
const BEFORE_LINE = new Set([10, 32, 9, 110, 114, 34, 39]);

/** What a value's own text says, wherever it stands. */
interface Looks {
  readonly anchored: boolean;
  /** Reads as a credential by itself: a distinctive part, an encoded one, a token of a service. */
  readonly telling: boolean;
  /** Fits the shape of some part; the place has to say the rest. */
  readonly fits: boolean;
  /** Fits the shape of a family. */
  readonly family: boolean;
  readonly candidate: boolean;
  readonly wordy: boolean;
  readonly dense: boolean;
}

const NONE: Looks = {
  anchored: false,
  telling: false,
  fits: false,
  family: false,
  candidate: false,
  wordy: false,
  dense: false,
};

/** `8.32.1(eslint@9.27.0)(typescript@5.6.3)`, `@rollup/rollup-linux-x64-gnu@4.20.0`: a version of a package, as a lock file has thousands. */
const PACKAGE =
  /^(?:@[a-z\d][\w.-]*\/[\w.-]+@\d+\.\d+\.\d+[\w.+-]*(?:\([\w@./+()-]+\))?|\d+\.\d+\.\d+[\w.+-]*\([\w@./+()-]+\))$/u;

function look(text: string): Looks {
  const anchored = mayHoldAnchor(text) && findAnchored(text).length > 0;
  const parts = readExchangeParts(text);
  // What the cheap proofs say no to is no family's; those that need a library are left to detection.
  const families = readWhole(text).filter(({ part }) => part.proof === undefined || prove(part.proof, text) !== "no");
  const telling =
    parts.some(({ part }) => part.distinctive === true) ||
    families.some(({ part }) => !part.contextRequired) ||
    decodeValue(text) !== undefined;
  const candidate = (parts.length > 0 || families.length > 0 || readQuality(text) !== "none") && !PACKAGE.test(text);
  if (!anchored && !telling && !candidate) return NONE;
  const [fits, family] = [parts.length > 0, families.length > 0];
  return { anchored, telling, fits, family, candidate, wordy: isWordy(text), dense: isDense(text) };
}

/** A history repeats its values from one version of a file to the next: what they look like is remembered. */
const looksOf = remember(look, 16_000);

/**
 * `alone`: it may be found by itself · `beside`: only with another one, or by what the whole file says of it · `paired`: only
 * with another one close to it, near the name of an exchange · `either`: the one or the other.
 */
type Chance = "alone" | "beside" | "paired" | "either" | undefined;

/**
 * `Report-Msgid-Bugs-To`, `@babel/types@^7.8.3`: no piece of a token, but in every catalogue of messages and every lock
 * file, literal after literal. The words of a phrase have blanks between them.
 */
function areSignedWords(text: string): boolean {
  return /[^\w.]/u.test(text) && !/\s/u.test(text) && isWordy(text);
}

function chanceOf(source: SourceText, value: Stretch): Chance {
  if (isEscapeRun(value)) return "alone";
  const seen = looksOf(value.text);
  if (seen.anchored) return "alone";
  if (isName(source, value)) return seen.candidate && looksStray(source, value) ? "paired" : undefined;
  if (seen.telling) return "alone";
  const around = (from: number, to: number): string => source.slice(from, to);
  if (hasEscapesAround(source.bytes, around, value.start, value.end)) return "alone";
  if (isPiece(source.bytes, around, value.start, value.end) && !areSignedWords(value.text)) return "alone";
  // The first line of a PEM block, and what an address carries.
  const last = source.bytes[value.start - 1] ?? 10;
  if (BEFORE_LINE.has(last) || IN_ADDRESS.has(last)) {
    const before = source.slice(Math.max(0, value.start - REACH), value.start);
    if (before.includes("KEY-----")) return "alone";
    const address = before.includes("://") ? addressEnd(before) : undefined;
    if (address !== undefined) {
      const rest = /^[^\s"'`<>]*/u.exec(source.slice(value.start, value.end + REACH))?.[0] ?? "";
      if (findInUrl(address + rest).length > 0) return "alone";
    }
  }
  return seen.candidate ? chanceInSlot(source, value, seen) : undefined;
}

/** Blanks, that of another width too, and `" ' \``. */
const ENDS_ADDRESS = new Set([9, 10, 11, 12, 13, 32, 160, 34, 39, 96]);

/** The address that a text ends in, as far as it goes. Read from behind: what stands before the last blank or quote is not in it. */
function addressEnd(text: string): string | undefined {
  let start = text.length;
  while (start > 0 && !ENDS_ADDRESS.has(text.charCodeAt(start - 1))) start -= 1;
  const tail = text.slice(start);
  return tail.includes("://") ? /[a-z][a-z0-9+.-]*:\/\/.*$/isu.exec(tail)?.[0] : undefined;
}

/** `mv88e6xxx_port_set_link`, `MV88E6XXX_G1_STS`: no part but those that are told by their beginning looks so. */
const SNAKE_CASE = /^_*(?:[a-z\d]+(?:_+[a-z\d]+)+|[A-Z\d]+(?:_+[A-Z\d]+)+)_*$/u;

/** True for what is written like the name of something in code. */
function isWrittenAsName(text: string): boolean {
  return isIdentifierLike(text) || SNAKE_CASE.test(text);
}

/** True for words in a place of code: a member behind `->`, what is called or has an index, what something is assigned to. */
function isCode({ bytes }: SourceText, { start, end, text }: Stretch, { wordy }: Looks): boolean {
  const isMember = bytes[start - 1] === 62 && bytes[start - 2] === 45 && bytes[start - 3] !== 45; // and no comment's end
  if (!isMember && bytes[end] !== 40 && bytes[end] !== 91) {
    let p = end;
    while (bytes[p] === 32 || bytes[p] === 9) p += 1;
    if (p === end || bytes[p] !== 61) return false;
  }
  return wordy || isWrittenAsName(text);
}

function chanceInSlot(source: SourceText, value: Stretch, seen: Looks): Chance {
  if (!seen.family && isCode(source, value, seen)) return undefined;
  const slot = readSlot(source, value.start, value.end);
  const isNamed = slot.form === "named";
  if (isNamed && slot.role?.role === "not-a-secret") return undefined;
  if (!seen.family) {
    // As `slottedValues` has it: names of code, and words in a slot that says little.
    if (!slot.quoted && isWrittenAsName(value.text)) return undefined;
    if (isNamed && slot.role?.strong !== true && seen.wordy) return undefined;
  }
  if (isNamed) return "alone";
  const chance = chanceWithoutName(source, value, seen, slot);
  const isFree = chance !== "alone" && (slot.form === "other" || !slot.quoted);
  if (!isFree || !looksStray(source, value)) return chance;
  return chance === undefined ? "paired" : "either";
}

function chanceWithoutName(source: SourceText, value: Stretch, seen: Looks, slot: Slot): Chance {
  // Without quotes, the heading of its column may name it.
  const isSetOff = !slot.quoted || source.bytes[value.start - 1] === 96;
  const elsewhere = isSetOff && isInRow(source, value) ? "beside" : undefined;
  // The cells of a table, whose heading is not known here; what a declaration names is set off, too.
  const isDeclared = seen.wordy && isWrittenAsName(value.text);
  if (
    slot.form === "other" &&
    seen.fits &&
    !isDeclared &&
    (isCell(source, value.start) || isBetweenBars(source, value))
  )
    return "alone";
  if (slot.form === "other")
    return slot.name !== undefined && exchangesOfHeader(slot.name).length > 0 ? "alone" : elsewhere;
  if (seen.wordy) return slot.form === "line" || seen.family ? "beside" : elsewhere;
  if (slot.form === "field") return seen.fits ? "alone" : "beside";
  if (slot.form === "line") return seen.fits || seen.dense ? "alone" : "beside";
  if (slot.quoted) return "alone";
  // A bare argument of a call is a name; where nothing is called, it may be a cell.
  const isCellOfRow =
    slot.callee === undefined && DELIMITER.test(source.slice(Math.max(0, value.start - 8), value.start));
  return isCellOfRow ? "alone" : "beside";
}

/**
 * The values that detection has to look at; undefined where nothing could be found in this stretch of a file. Cheaper
 * than detection by an order of magnitude, as it looks at each value and its slot alone, and permissive where more of
 * the file would have to be known.
 *
 * @param elsewhere whether something may be found in the rest of the file
 */
export function possibleValues(source: SourceText, events: Events, elsewhere = false): readonly Stretch[] | undefined {
  let found = elsewhere || hasOthers(events);
  const candidates = events.values.flatMap((value): Candidate[] => {
    const chance = chanceOf(source, value);
    return chance === undefined ? [] : [{ value, chance }];
  });
  const possible = candidates.flatMap(({ value }, at) => {
    const chance = chanceAmong(source, candidates, at);
    if (chance === "alone") {
      found = true;
      source.reach?.tell(value.start);
    }
    return chance === undefined ? [] : [value];
  });
  for (const { start } of [...events.mnemonics, ...events.byteArrays, ...events.urls]) source.reach?.tell(start);
  return found ? possible : undefined;
}

/** A value that may be found, as far as it and its slot tell. */
interface Candidate {
  readonly value: Stretch;
  readonly chance: Chance;
}

/** The chance of a value among those around it. */
function chanceAmong(source: SourceText, candidates: readonly Candidate[], at: number): Chance {
  const { value, chance } = candidates[at] ?? {};
  if (value === undefined || (chance !== "paired" && chance !== "either")) return chance;
  if (hasPartner(candidates, at) && mayNameExchange(source, value.start, value.end)) return "alone";
  return chance === "either" ? "beside" : undefined;
}

/** True where another value stands close enough to one for `pairStrays`. */
function hasPartner(candidates: readonly Candidate[], at: number): boolean {
  const one = candidates[at]?.value;
  if (one === undefined) return false;
  for (const step of [-1, 1]) {
    for (let i = at + step; ; i += step) {
      const other = candidates[i]?.value;
      if (other === undefined || Math.max(other.start - one.end, one.start - other.end) > PAIR_REACH) break;
      if (other.text !== one.text && !looksOf(other.text).wordy) return true;
    }
  }
  return false;
}

function hasOthers({ mnemonics, byteArrays, urls }: Events): boolean {
  return mnemonics.length > 0 || byteArrays.length > 0 || urls.length > 0;
}

/** What begins, ends or marks a file inside of a file: no value's place, but of consequence to those around. */
const MARK = /-----(?:BEGIN|END) |"ciphertext"/u;

/** True where nothing stands between two places that detection would look at. */
export function isIdle(source: SourceText, events: Events, start: number, end: number): boolean {
  const isBetween = (at: Stretch): boolean => at.start < end && at.end > start;
  if ([events.mnemonics, events.byteArrays, events.urls].some((list) => list.some(isBetween))) return false;
  if (events.values.some((value) => isBetween(value) && chanceOf(source, value) !== undefined)) return false;
  return !MARK.test(source.slice(start, end));
}

/** Could anything be found in this stretch of a file? */
export function mayDetect(source: SourceText, events: Events): boolean {
  const mayBeFound = (value: Stretch): boolean => {
    const chance = chanceOf(source, value);
    if (chance !== "paired" && chance !== "either") return chance === "alone";
    return mayNameExchange(source, value.start, value.end); // its other half may be in what is not seen here
  };
  return hasOthers(events) || events.values.some(mayBeFound);
}

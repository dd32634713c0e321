import type { Events } from "./engine.ts";
import { mayHoldAnchor } from "./detect-families.ts";
import { findAnchored, matchWhole } from "./families/match.ts";
import { qualityOf } from "./judgement/quality.ts";
import { isDense, isWordy } from "./judgement/wordy.ts";
import { exchangesOfHeader } from "./labels/mentions.ts";
import { readSlot } from "./slots/read-slot.ts";
import type { SourceText } from "./text/source-text.ts";
import { hasEscapesAround } from "./text/unescape.ts";
import { decodeValue } from "./values/decode-value.ts";
import { exchangeParts } from "./values/exchange-parts.ts";
import type { Stretch } from "./values/extract.ts";

/** `, ; | tab`: what separates the cells of a table. Which file this is, and so whether it is one, is not known here. */
const DELIMITER = /[,;|\t]\s*$/u;

/** Bytes before a value in which a PEM label or an address's scheme may stand. */
const REACH = 200;

/** `( [ { & * ! + ) ] <`: a bare word after one is the name of something. A comma is not among them: it may divide cells. */
const CODE = new Set([40, 91, 123, 38, 42, 33, 43, 41, 93, 60]);

/** True for a bare word where only code can stand; `[[…]]` and `q{…}` are string literals. */
function isName({ bytes }: SourceText, start: number): boolean {
  let p = start - 1;
  while (p >= 0 && (bytes[p] === 32 || bytes[p] === 9)) p -= 1;
  if (!CODE.has(bytes[p] ?? 0)) return false;
  const before = bytes[p - 1] ?? 0;
  return before !== bytes[p] && before !== 113 && before !== 119; // q, w
}

/** `/ . = & ? : @ %`: what stands before a value in an address. */
const IN_ADDRESS = new Set([47, 46, 61, 38, 63, 58, 64, 37]);
/** A line end, a blank, and the letters of escaped ones: what stands before the first line of a PEM block. */
const BEFORE_LINE = new Set([10, 32, 9, 110, 114, 34, 39]);

function mayBePart(source: SourceText, value: Stretch): boolean {
  const anchored = mayHoldAnchor(value.text) && findAnchored(value.text).length > 0;
  if (anchored || isName(source, value.start)) return anchored;
  const fits = exchangeParts(value.text);
  if (fits.some(({ part }) => part.distinctive === true)) return true;
  if (decodeValue(value.text) !== undefined || matchWhole(value.text).some(({ part }) => !part.contextRequired))
    return true;
  if (hasEscapesAround((from, to) => source.slice(from, to), value.start, value.end)) return true;
  // The first line of a PEM block, and whatever stands in an address.
  const last = source.bytes[value.start - 1] ?? 10;
  if (BEFORE_LINE.has(last) || IN_ADDRESS.has(last)) {
    const before = source.slice(Math.max(0, value.start - REACH), value.start);
    if (before.includes("KEY-----") || /:\/\/[^\s"'`]*$/u.test(before)) return true;
  }
  if (fits.length === 0 && qualityOf(value.text) === "none" && matchWhole(value.text).length === 0) return false;
  const slot = readSlot(source, value.start, value.end);
  if (slot.form === "named") return slot.role?.role !== "not-a-secret";
  if (slot.form === "other") return slot.name !== undefined && exchangesOfHeader(slot.name).length > 0;
  if (isWordy(value.text)) return false;
  if (slot.form === "line") return fits.length > 0 || isDense(value.text);
  if (slot.quoted) return true;
  return DELIMITER.test(source.slice(Math.max(0, value.start - 8), value.start));
}

/**
 * Could anything be found in this stretch of a file? Cheaper than detection by an order of magnitude, as
 * it looks at each value and its slot alone, and permissive where more of the file would have to be known.
 */
export function mayDetect(source: SourceText, events: Events): boolean {
  if (events.mnemonics.length > 0 || events.byteArrays.length > 0 || events.urls.length > 0) return true;
  return events.values.some((value) => mayBePart(source, value));
}

import type { Events } from "./engine.ts";
import { mayHoldAnchor } from "./detect-families.ts";
import { matchWhole } from "./families/match.ts";
import { qualityOf } from "./judgement/quality.ts";
import { isWordy } from "./judgement/wordy.ts";
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

function mayBePart(source: SourceText, value: Stretch): boolean {
  const fits = exchangeParts(value.text);
  if (fits.some(({ part }) => part.distinctive === true) || mayHoldAnchor(value.text)) return true;
  if (decodeValue(value.text) !== undefined || matchWhole(value.text).some(({ part }) => !part.contextRequired))
    return true;
  if (hasEscapesAround((from, to) => source.slice(from, to), value.start, value.end)) return true;
  // The first line of a PEM block, and whatever stands in an address.
  const before = source.slice(Math.max(0, value.start - REACH), value.start);
  if (before.includes("KEY-----") || /:\/\/[^\s"'`]*$/u.test(before)) return true;
  if (fits.length === 0 && qualityOf(value.text) === "none" && matchWhole(value.text).length === 0) return false;
  const slot = readSlot(source, value.start, value.end);
  if (slot.form === "named") return slot.role?.role !== "not-a-secret";
  if (slot.form === "other") return slot.name !== undefined && exchangesOfHeader(slot.name).length > 0;
  if (isWordy(value.text)) return false;
  if (slot.form === "line" || slot.quoted) return true;
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

import type { DetectedPart, Detection } from "./detection.ts";
import { BESIDE, MOST_SHRUNK } from "./text/reach.ts";
import type { Rewritten } from "./text/rewrite.ts";
import { SourceText } from "./text/source-text.ts";
import { hasEscapesAround, unescapeText } from "./text/unescape.ts";
import { isPiece, unglueText } from "./text/unglue.ts";
import { decodeValue } from "./values/decode-value.ts";
import { isEscapeRun, type Stretch } from "./values/extract.ts";

/** A text that stands encoded in another. */
export interface EncodedText {
  readonly source: SourceText;
  /** Where a stretch of it stands in the outer text. */
  place(part: DetectedPart): DetectedPart;
  /** How it was encoded, for the evidence. */
  readonly because: string;
  /** How values may be hidden in it in turn. */
  readonly hidings: readonly Hiding[];
}

/** A value this short is a value, not a file. */
const SHORTEST_FILE = 40;

const encoder = new TextEncoder();

/** Values that are the base64 or hex of lines of text, such as an `.env` file in a manifest. */
function decodedFiles(outer: SourceText, values: readonly Stretch[]): EncodedText[] {
  return values.flatMap((at) => {
    const text = at.text.length < SHORTEST_FILE ? undefined : decodeValue(at.text);
    if (text === undefined || !/[\s"'={]/u.test(text)) return [];
    const place = (part: DetectedPart): DetectedPart => ({ ...part, start: at.start, end: at.end });
    return [
      {
        source: new SourceText(encoder.encode(text), outer.path),
        place,
        because: "it stands encoded in the text",
        hidings: HIDINGS,
      },
    ];
  });
}

/** A file up to this size is unescaped as a whole, so that all that names the exchange is seen. */
const SMALL_FILE = 32_768;
/** Bytes before and after a value that are unescaped with it in a larger file. */
const AROUND = 4_096;

/** A way to write a text so that values in it are not seen. */
export interface Hiding {
  /** True for a value beside which something is so written. */
  isNear(source: SourceText, value: Stretch): boolean;
  undo(text: string): Rewritten | undefined;
  readonly because: string;
  /** True when what it gives is looked through for other ways again: a log may hold JSON in JSON. */
  readonly nests: boolean;
}

export const HIDINGS: readonly Hiding[] = [
  {
    // Quotes, names or values in escapes, as in a log, a page or JSON within JSON.
    isNear: (source, value) =>
      isEscapeRun(value) ||
      hasEscapesAround(source.bytes, (from, to) => source.slice(from, to), value.start, value.end),
    undo: unescapeText,
    because: "escapes in the text hide it",
    nests: true,
  },
  {
    isNear: (source, value) => isPiece(source.bytes, (from, to) => source.slice(from, to), value.start, value.end),
    undo: unglueText,
    because: "it stands in pieces in the text",
    nests: false, // escapes are undone before pieces are put together, and then no pieces are left
  },
];

/** The stretches around values that are hidden in a way; they do not overlap. */
function hiddenStretches(
  source: SourceText,
  values: readonly Stretch[],
  { isNear }: Hiding,
): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const value of values) {
    const last = found.at(-1);
    if (last !== undefined && value.end + 64 <= last.end) continue;
    if (!isNear(source, value)) continue;
    if (source.length <= SMALL_FILE) return [{ start: 0, end: source.length }];
    const start = Math.max(0, value.start - AROUND);
    const end = Math.min(source.length, value.end + AROUND);
    if (last !== undefined && start <= last.end) last.end = end;
    else found.push({ start, end });
  }
  return found;
}

/** Text as it is without what hides its values. */
function shownTexts(outer: SourceText, values: readonly Stretch[], hiding: Hiding): EncodedText[] {
  const stretches = hiddenStretches(outer, values, hiding);
  const isWhole = outer.length <= SMALL_FILE * MOST_SHRUNK;
  for (const { start, end } of stretches)
    outer.reach?.add(isWhole ? 0 : start - BESIDE, isWhole ? outer.length : end + BESIDE);
  return stretches.flatMap(({ start, end }) => {
    const view = hiding.undo(outer.slice(start, end));
    if (view === undefined) return [];
    const place = (part: DetectedPart): DetectedPart => ({
      ...part,
      start: start + view.startOf(part.start),
      end: start + view.endOf(part.end - 1),
    });
    const hidings = hiding.nests ? HIDINGS : [];
    return [{ source: new SourceText(view.bytes, outer.path), place, because: hiding.because, hidings }];
  });
}

/** Everything that stands encoded in a text, beside or in one of its values. */
export function encodedTexts(outer: SourceText, values: readonly Stretch[], hidings: readonly Hiding[]): EncodedText[] {
  return [...decodedFiles(outer, values), ...hidings.flatMap((hiding) => shownTexts(outer, values, hiding))];
}

/** True when two detections share a byte. */
export function overlap(a: Detection, b: Detection): boolean {
  return a.parts.some((left) => b.parts.some((right) => left.start < right.end && right.start < left.end));
}

/** More parts are better, then a known exchange, then the longer values: an escape cuts a value short. */
function completeness({ parts, exchange }: Detection): number {
  const covered = parts.reduce((sum, { start, end }) => sum + end - start, 0);
  return parts.length * 1e6 + (exchange === null ? 0 : 5e5) + covered;
}

/** An entity or an escape that no secret holds by chance; a percent sign and two digits it may. */
const ESCAPE = /&(?:[a-z]{2,8}|#\w{1,6});|\\(?:x[\da-f]{2}|u[\da-f]{4}|[01][0-7]{2})/iu;

/** A half of something, of which nothing but its slot tells. */
function isUnknown({ ruleId, parts }: Detection): boolean {
  return parts.length === 1 && ruleId.startsWith("generic-");
}

/**
 * Between two that are as complete, the one with the escapes undone has seen what names the exchange, and the other one
 * holds them in its value.
 */
function isBetter(outer: Detection, inner: Detection): boolean {
  // `tls.key: LS0t…`: what it is says more than what it is called.
  if (isUnknown(outer) && inner.ruleId === "private-key") return false;
  const lead = completeness(outer) - completeness(inner);
  return (
    lead > 0 || (lead === 0 && outer.exchange === inner.exchange && !outer.parts.some(({ text }) => ESCAPE.test(text)))
  );
}

/** The detections of a text with those that its encoded texts gave: where two speak of one place, the more complete. */
export function withEncoded(outer: readonly Detection[], inner: readonly Detection[]): Detection[] {
  let kept = [...outer];
  for (const detection of inner) {
    const rivals = kept.filter((other) => overlap(detection, other));
    if (rivals.some((other) => isBetter(other, detection))) continue;
    kept = [...kept.filter((other) => !rivals.includes(other)), detection];
  }
  return kept;
}

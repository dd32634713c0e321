import type { Detection } from "./detection.ts";
import { detectExchanges } from "./detect-exchanges.ts";
import { detectFamilies } from "./detect-families.ts";
import { withoutProse } from "./families/find-phrases.ts";
import { encodedTexts, HIDINGS, type Hiding, overlap, withEncoded } from "./encoded.ts";
import type { Block } from "./block.ts";
import { type Events, EventList } from "./events.ts";
import { inNotebook } from "./in-notebook.ts";
import { quietExamples } from "./judgement/scanner-rules.ts";
import type { Libraries } from "./libraries.ts";
import { isIdle, mayDetect, possibleValues } from "./may-detect.ts";
import { BESIDE, type Extent } from "./text/reach.ts";
import { SourceText } from "./text/source-text.ts";
import { isEscapeRun } from "./values/extract.ts";

// What the kernel saw is judged here. A scan loads this module, and with it what is known of exchanges and families, when
// the kernel first sees something.

/** A user's own rules, as the engine sees them. */
export interface TextRules {
  detect(source: SourceText): Detection[];
  /** True for a detection of keyguard's own that the user does not want to hear of. */
  allows(source: SourceText, detection: Detection): boolean;
}

/** What detection works with. */
export interface DetectionTools {
  /** Runs the kernel over bytes. A block's events are valid until the next one is asked for. */
  readonly blocks: (bytes: Uint8Array) => Iterable<Block>;
  readonly libraries: Libraries;
  readonly rules?: TextRules | undefined;
}

/** A key in base64 with nothing around it proves that it is one, and not whose. */
function isBareKey({ parts: [first], ruleId }: Detection): boolean {
  return ruleId === "private-key" && first?.text.startsWith("-----") === false;
}

/** One answer for each place: what proves itself outranks a named exchange, that a family but for one of its own services, and a family outranks what is not known. */
function settle(exchanges: readonly Detection[], families: readonly Detection[]): Detection[] {
  const proven = families.filter((one) => one.provesItself === true && !isBareKey(one));
  const known = exchanges.filter(
    (one) =>
      one.exchange !== null &&
      (one.provesItself === true || !proven.some((other) => overlap(one, other))) &&
      !families.some((other) => other.ruleId.startsWith(`${one.exchange}-`) && overlap(one, other)),
  );
  const pairs = exchanges.filter(({ exchange, parts }) => exchange === null && parts.length > 1);
  const kept = families.filter(
    (family) =>
      !known.some((exchange) => overlap(family, exchange)) &&
      !(isBareKey(family) && pairs.some((pair) => overlap(family, pair))),
  );
  const unknown = exchanges.filter(
    (exchange) => exchange.exchange === null && !kept.some((family) => overlap(family, exchange)),
  );
  return [...known, ...unknown, ...kept];
}

/** What stands beside each value and each event is read; before a bare one all blanks, too. */
function noteReach({ bytes, reach }: SourceText, { values, mnemonics, byteArrays, urls }: Events): void {
  for (const { start, end } of [...values, ...mnemonics, ...byteArrays, ...urls]) {
    let first = start;
    while (first > 0 && (bytes[first - 1] === 32 || bytes[first - 1] === 9)) first -= 1;
    reach?.add(first - BESIDE, end + BESIDE);
  }
}

/** Is anything between two places cut off by an end of the text? It is then longer than what is read beside a value. */
function isCut(
  { base, events }: Block,
  length: number,
  low: number,
  high: number,
  hasBefore = low > 0,
  hasBehind = high < length,
): boolean {
  for (let i = 0; i < events.length; i += 3) {
    const start = base + (events[i + 1] ?? 0);
    const end = base + (events[i + 2] ?? 0);
    if (start <= high && end >= low && ((start === 0 && hasBefore) || (end >= length && hasBehind))) return true;
  }
  return false;
}

/** Encoded text inside encoded text, at most this deep. */
const DEEPEST = 3;
/** Decoded bytes of one text, all levels together: what is encoded must not multiply the work. */
const MOST_DECODED = 1 << 20;

function eventsOf({ libraries }: DetectionTools, source: SourceText, blocks: Iterable<Block>): EventList {
  const list = new EventList();
  for (const block of blocks) list.add(source, block);
  list.mnemonics = withoutProse(source, list.mnemonics, libraries);
  return list;
}

function run(
  tools: DetectionTools,
  source: SourceText,
  events: Events,
  nesting: { readonly depth: number; readonly hidings: readonly Hiding[]; readonly elsewhere?: boolean },
  budget: { left: number },
): Detection[] {
  const values = possibleValues(source, events, nesting.elsewhere);
  if (values === undefined) return [];
  const plain = values.some(isEscapeRun) ? values.filter((value) => !isEscapeRun(value)) : values;
  if (source.reach !== undefined) noteReach(source, { ...events, values });
  const found = settle(
    detectExchanges(source, plain, tools.libraries),
    detectFamilies(source, { ...events, values: plain }, tools.libraries),
  );
  const { depth, hidings } = nesting;
  if (depth >= DEEPEST) return found;
  const nested: Detection[] = [];
  const encoded = encodedTexts(source, values, hidings);
  if (encoded.length > 0) source.keep(); // it may lie in the kernel's input, where the next text goes
  for (const { source: inner, place, because, hidings: deeper } of encoded) {
    budget.left -= inner.length;
    if (budget.left < 0) break;
    const seen = eventsOf(tools, inner, tools.blocks(inner.bytes));
    for (const detection of run(tools, inner, seen, { depth: depth + 1, hidings: deeper }, budget)) {
      nested.push({ ...detection, parts: detection.parts.map(place), evidence: [...detection.evidence, because] });
    }
  }
  if (budget.left < MOST_DECODED / 2) source.reach?.add(0, source.length); // how much there is counts for all of it
  return nested.length === 0 ? found : withEncoded(found, nested);
}

/** What is found in a text whose blocks the kernel has seen, and what the user's rules add and take out. */
export function detectText(
  tools: DetectionTools,
  source: SourceText,
  seen: Iterable<Block>,
  bare = false,
): Detection[] {
  const plain = run(
    tools,
    source,
    eventsOf(tools, source, seen),
    { depth: 0, hidings: HIDINGS },
    { left: MOST_DECODED },
  );
  const found = bare ? plain : inNotebook(source, quietExamples(source, plain));
  const { rules } = tools;
  if (rules === undefined) return found;
  const more = rules.detect(source).filter((detection) => !found.some((other) => overlap(detection, other)));
  return [...found.filter((detection) => !rules.allows(source, detection)), ...more];
}

/**
 * What is found in stretches of a text that have nothing to do with the rest of it, by its names alone; see `Reach`.
 *
 * @param source holds no file within it
 * @param elsewhere whether something may be found in the rest of it
 * @returns undefined where a stretch cuts something in two
 */
export function detectParts(
  tools: DetectionTools,
  source: SourceText,
  parts: readonly Extent[],
  elsewhere: boolean,
): Detection[] | undefined {
  const list = new EventList();
  for (const part of parts) {
    const from = Math.max(0, part.start - 2 * BESIDE);
    const text = source.bytes.subarray(from, part.end + 2 * BESIDE);
    for (const block of tools.blocks(text)) {
      if (isCut(block, text.length, part.start - from, part.end - from, from > 0, from + text.length < source.length))
        return undefined;
      list.add(source, { ...block, base: block.base + from }, part);
    }
  }
  list.mnemonics = withoutProse(source, list.mnemonics, tools.libraries);
  return run(tools, source, list, { depth: 0, hidings: HIDINGS, elsewhere }, { left: MOST_DECODED });
}

/** Could anything be found in the bytes? */
export function mayHold({ blocks, libraries, rules }: DetectionTools, bytes: Uint8Array): boolean {
  if (rules !== undefined) return true;
  let source: SourceText | undefined;
  const list = new EventList();
  for (const block of blocks(bytes)) {
    if (block.events.length === 0) continue;
    source ??= new SourceText(bytes, "");
    source.decodeAll(); // what a delta brought is short, and read again and again
    list.add(source, block);
  }
  if (source === undefined) return false; // most of what an edit brings
  list.mnemonics = withoutProse(source, list.mnemonics, libraries);
  return mayDetect(source, list);
}

/** True when an edit, which left a text with new bytes from `start` to `end`, brings nothing to be looked at. */
export function isIdleEdit(
  { blocks, libraries, rules }: DetectionTools,
  bytes: Uint8Array,
  start: number,
  end: number,
): boolean {
  if (rules !== undefined) return false;
  let to = end; // before a bare value blanks are passed over, however many
  while (bytes[to] === 32 || bytes[to] === 9) to += 1;
  const [from, first] = [start - BESIDE, Math.max(0, start - 3 * BESIDE)];
  const source = new SourceText(bytes.subarray(first, to + 3 * BESIDE), "");
  const [low, high] = [Math.max(0, from - first), to + BESIDE - first];
  const list = new EventList();
  for (const block of blocks(source.bytes)) {
    if (isCut(block, source.length, low, high)) return false;
    list.add(source, block);
  }
  list.mnemonics = withoutProse(source, list.mnemonics, libraries);
  return isIdle(source, list, low, high);
}

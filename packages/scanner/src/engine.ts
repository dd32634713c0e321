import type { Detection } from "./detection.ts";
import { detectExchanges } from "./detect-exchanges.ts";
import { detectFamilies } from "./detect-families.ts";
import { encodedTexts, overlap, withEncoded } from "./encoded.ts";
import { familyAnchors } from "./families/match.ts";
import { type Events, EventList, OVERLAP } from "./events.ts";
import { inNotebook } from "./in-notebook.ts";
import { quietExamples } from "./judgement/scanner-rules.ts";
import { createKernel, type Kernel } from "./kernel/kernel.ts";
import { BLOCK_BYTES, SHORTEST_VALUE, SHORTEST_VALUE_THOROUGH } from "./kernel/layout.ts";
import { prefixBitmap } from "./kernel/tables.ts";
import { Libraries } from "./libraries.ts";
import { isIdle, mayDetect, possibleValues } from "./may-detect.ts";
import { BESIDE } from "./text/reach.ts";
import { SourceText } from "./text/source-text.ts";
import { isEscapeRun } from "./values/extract.ts";

/** A user's own rules, as the engine sees them. */
export interface TextRules {
  detect(source: SourceText): Detection[];
  /** True for a detection of keyguard's own that the user does not want to hear of. */
  allows(source: SourceText, detection: Detection): boolean;
}

/** How thorough a scan is. */
export interface EngineOptions {
  /** Values from 10 bytes on instead of 16, at about 1.7 times the cost. */
  readonly thorough?: boolean;
  /** A user's own rules and allowlists. Every text is then read whole, which costs a multiple. */
  readonly rules?: TextRules;
}

/** Literals with which a value may begin, so that it is seen even where its characters hardly vary: `AKIA`. */
function valueStarts(): string[] {
  return familyAnchors()
    .filter(({ text, inner }) => !inner && !/^[a-z]{3}/u.test(text)) // three small letters begin many words
    .map(({ text }) => text);
}

/** Candidates and detectors over one text. One engine serves one thread. */
export interface Engine {
  readonly kernel: Kernel;
  /** What detection could not judge without is loaded after it, and the text is looked at again. */
  readonly libraries: Libraries;
  /** True when anything in the bytes could be a credential's part; cheap, and loses nothing. */
  mayHold(bytes: Uint8Array): boolean;
  /** True when an edit of a text, which left it with new bytes from `start` to `end`, brings nothing to be looked at. */
  isIdle(bytes: Uint8Array, start: number, end: number): boolean;
  /** Everything that is found in a text. */
  detect(source: SourceText): Detection[];
  /** The same for the first `length` bytes of the kernel's input, which are not copied. `use` gets them while they last. */
  detectInput(length: number, path: string, use: (source: SourceText, detection: Detection) => void): void;
}

/** One answer for each place: what proves itself outranks a named exchange, that a family, and a family outranks what is not known. */
function settle(exchanges: readonly Detection[], families: readonly Detection[]): Detection[] {
  const proven = families.filter(({ provesItself }) => provesItself === true);
  const known = exchanges.filter(
    (one) => one.exchange !== null && (one.provesItself === true || !proven.some((other) => overlap(one, other))),
  );
  const kept = families.filter((family) => !known.some((exchange) => overlap(family, exchange)));
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
function isCut(events: Uint32Array, base: number, length: number, low: number, high: number): boolean {
  for (let i = 0; i < events.length; i += 3) {
    const start = base + (events[i + 1] ?? 0);
    const end = base + (events[i + 2] ?? 0);
    if (start < high && end > low && ((start === 0 && low > 0) || (end >= length && high < length))) return true;
  }
  return false;
}

/** Encoded text inside encoded text, at most this deep. */
const DEEPEST = 3;
/** Decoded bytes of one text, all levels together: what is encoded must not multiply the work. */
const MOST_DECODED = 1 << 20;

/** Creates an engine; the kernel is compiled once for all of them. */
export function createEngine(options: EngineOptions = {}): Engine {
  const kernel = createKernel(prefixBitmap(valueStarts()));
  const libraries = new Libraries();
  const shortest = options.thorough === true ? SHORTEST_VALUE_THOROUGH : SHORTEST_VALUE;

  function* blocks(bytes: Uint8Array): Generator<{ base: number; length: number; events: Uint32Array }> {
    for (let base = 0; base === 0 || base < bytes.length; base += BLOCK_BYTES - OVERLAP) {
      const block = bytes.subarray(base, base + BLOCK_BYTES);
      kernel.input.set(block);
      yield { base, length: block.length, events: kernel.scan(block.length, shortest) };
      if (base + BLOCK_BYTES >= bytes.length) return;
    }
  }

  function run(source: SourceText, events: Events, depth: number, budget: { left: number }): Detection[] {
    const values = possibleValues(source, events);
    if (values === undefined) return [];
    const plain = values.some(isEscapeRun) ? values.filter((value) => !isEscapeRun(value)) : values;
    if (source.reach !== undefined) noteReach(source, { ...events, values });
    const found = settle(
      detectExchanges(source, plain),
      detectFamilies(source, { ...events, values: plain }, libraries),
    );
    if (depth >= DEEPEST) return found;
    const nested: Detection[] = [];
    for (const { source: inner, place, because } of encodedTexts(source, values)) {
      budget.left -= inner.length;
      if (budget.left < 0) break;
      const list = new EventList();
      for (const { base, length, events: more } of blocks(inner.bytes)) list.add(inner, more, base, length);
      for (const detection of run(inner, list, depth + 1, budget)) {
        nested.push({ ...detection, parts: detection.parts.map(place), evidence: [...detection.evidence, because] });
      }
    }
    return nested.length === 0 ? found : withEncoded(found, nested);
  }

  /** What is found, and what the user's rules add and take out. */
  function all(source: SourceText, events: Events): Detection[] {
    const found = inNotebook(source, quietExamples(source, run(source, events, 0, { left: MOST_DECODED })));
    const { rules } = options;
    if (rules === undefined) return found;
    const more = rules.detect(source).filter((detection) => !found.some((other) => overlap(detection, other)));
    return [...found.filter((detection) => !rules.allows(source, detection)), ...more];
  }

  return {
    kernel,
    libraries,
    mayHold(bytes) {
      if (options.rules !== undefined) return true;
      const source = new SourceText(bytes, "");
      const list = new EventList();
      for (const { base, length, events } of blocks(bytes)) {
        if (events.length === 0) continue;
        source.decodeAll();
        list.add(source, events, base, length);
      }
      return mayDetect(source, list);
    },
    isIdle(bytes, start, end) {
      if (options.rules !== undefined) return false;
      let to = end; // before a bare value blanks are passed over, however many
      while (bytes[to] === 32 || bytes[to] === 9) to += 1;
      const [from, first] = [start - BESIDE, Math.max(0, start - 3 * BESIDE)];
      const source = new SourceText(bytes.subarray(first, to + 3 * BESIDE), "");
      const [low, high] = [Math.max(0, from - first), to + BESIDE - first];
      const list = new EventList();
      for (const { base, length, events } of blocks(source.bytes)) {
        if (isCut(events, base, source.length, low, high)) return false;
        list.add(source, events, base, length);
      }
      return isIdle(source, list, low, high);
    },
    detect(source) {
      const list = new EventList();
      for (const { base, length, events } of blocks(source.bytes)) list.add(source, events, base, length);
      return all(source, list);
    },
    detectInput(length, path, use) {
      const events = kernel.scan(length, shortest);
      if (events.length === 0 && options.rules === undefined) return;
      const source = new SourceText(kernel.input.subarray(0, length), path);
      const list = new EventList();
      list.add(source, events, 0, length);
      for (const detection of all(source, list)) use(source, detection);
    },
  };
}

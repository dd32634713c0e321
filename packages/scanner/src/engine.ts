import { detectExchanges } from "./detect-exchanges.ts";
import type { Detection } from "./detection.ts";
import { createKernel, type Kernel } from "./kernel/kernel.ts";
import { BLOCK_BYTES, EVENT, SHORTEST_VALUE, SHORTEST_VALUE_THOROUGH } from "./kernel/layout.ts";
import { prefixBitmap } from "./kernel/tables.ts";
import type { SourceText } from "./text/source-text.ts";
import { type Stretch, valuesOfRun } from "./values/extract.ts";

/** What the kernel saw in one text, in order of place. */
export interface Events {
  readonly values: readonly Stretch[];
  readonly mnemonics: readonly Stretch[];
  readonly byteArrays: readonly Stretch[];
  readonly urls: readonly Stretch[];
}

/** How thorough a scan is. */
export interface EngineOptions {
  /** Values from 10 bytes on instead of 16, at about 1.7 times the cost. */
  readonly thorough?: boolean;
}

/** Candidates and detectors over one text. One engine serves one thread. */
export interface Engine {
  readonly kernel: Kernel;
  /** True when anything in the block could be a credential's part. The block lies in the kernel's input. */
  hasCandidates(length: number): boolean;
  /** Everything that is found in a text. */
  detect(source: SourceText): Detection[];
}

/** Overlap of two blocks: a candidate is shorter, so that one of them holds it whole. */
const OVERLAP = 8 * 1024;

/** Creates an engine; the kernel is compiled once for all of them. */
export function createEngine(options: EngineOptions = {}): Engine {
  const kernel = createKernel(prefixBitmap(["AKIA", "ASIA"]));
  const shortest = options.thorough === true ? SHORTEST_VALUE_THOROUGH : SHORTEST_VALUE;

  function eventsOf(source: SourceText): Events {
    const values = new Map<number, Stretch>();
    const others: [Stretch[], Stretch[], Stretch[]] = [[], [], []];
    const seen = new Set<string>();
    for (let base = 0; base === 0 || base < source.length; base += BLOCK_BYTES - OVERLAP) {
      const block = source.bytes.subarray(base, base + BLOCK_BYTES);
      kernel.input.set(block);
      const events = kernel.scan(block.length, shortest);
      for (let i = 0; i < events.length; i += 3) {
        const kind = events[i] ?? 0;
        const start = base + (events[i + 1] ?? 0);
        const end = base + (events[i + 2] ?? 0);
        if (kind === EVENT.value) {
          // Cut off by the block's border: the next block has it whole.
          if (end === base + block.length && end < source.length && start > base + BLOCK_BYTES - OVERLAP) continue;
          if (start === base && base > 0) continue;
          for (const value of valuesOfRun(source, start, end)) values.set(value.start, value);
          continue;
        }
        const name = `${kind}:${start}`;
        if (seen.has(name)) continue;
        seen.add(name);
        others[kind - 1]?.push({ start, end, text: source.text.slice(start, end) });
      }
      if (base + BLOCK_BYTES >= source.length) break;
    }
    const [mnemonics, byteArrays, urls] = others;
    return { values: [...values.values()].sort((a, b) => a.start - b.start), mnemonics, byteArrays, urls };
  }

  return {
    kernel,
    hasCandidates: (length) => kernel.scan(length, shortest).length > 0,
    detect(source) {
      const events = eventsOf(source);
      if (events.values.length === 0) return [];
      return detectExchanges(source, events.values);
    },
  };
}

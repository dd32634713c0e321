import type { TextRules } from "./detect.ts";
import type { Detection } from "./detection.ts";
import { type Block, OVERLAP } from "./block.ts";
import { VALUE_STARTS } from "./generated/value-starts.ts";
import { createKernel, type Kernel } from "./kernel/kernel.ts";
import { BLOCK_BYTES, SHORTEST_VALUE, SHORTEST_VALUE_THOROUGH } from "./kernel/layout.ts";
import { prefixBitmap } from "./kernel/tables.ts";
import { Libraries } from "./libraries.ts";
import type { Extent } from "./text/reach.ts";
import { SourceText } from "./text/source-text.ts";

/** How thorough a scan is. */
export interface EngineOptions {
  /** Values from 10 bytes on instead of 16, at about 1.7 times the cost. */
  readonly thorough?: boolean;
  /** A user's own rules and allowlists. Every text is then read whole, which costs a multiple. */
  readonly rules?: TextRules;
}

/** Candidates and detectors over one text. One engine serves one thread. */
export interface Engine {
  readonly kernel: Kernel;
  /** What could not be judged without them is loaded after it, and the text is looked at again. Detection is one of them. */
  readonly libraries: Libraries;
  /** True when anything in the bytes could be a credential's part; cheap, and loses nothing. More is, until detection is loaded. */
  mayHold(bytes: Uint8Array): boolean;
  /** True when an edit of a text, which left it with new bytes from `start` to `end`, brings nothing to be looked at. */
  isIdle(bytes: Uint8Array, start: number, end: number): boolean;
  /** Everything that is found in a text; `bare` where only its name counts, not what the file says of it. */
  detect(source: SourceText, bare?: boolean): Detection[];
  /** What is found in stretches of a text by itself; undefined where one cuts something in two. See `detectParts`. */
  detectParts(source: SourceText, parts: readonly Extent[], elsewhere: boolean): Detection[] | undefined;
  /** The same for the first `length` bytes of the kernel's input, which are not copied. `use` gets them while they last. */
  detectInput(length: number, path: string, use: (source: SourceText, detection: Detection) => void): void;
}

/** Creates an engine; the kernel is compiled once for all of them. */
export function createEngine({ thorough = false, rules }: EngineOptions = {}): Engine {
  const kernel = createKernel(prefixBitmap(VALUE_STARTS.split(" ")));
  const libraries = new Libraries();
  const shortest = thorough ? SHORTEST_VALUE_THOROUGH : SHORTEST_VALUE;

  function* blocks(bytes: Uint8Array): Generator<Block> {
    for (let base = 0; base === 0 || base < bytes.length; base += BLOCK_BYTES - OVERLAP) {
      const block = bytes.subarray(base, base + BLOCK_BYTES);
      kernel.input.set(block);
      yield { base, length: block.length, events: kernel.scan(block.length, shortest) };
      if (base + BLOCK_BYTES >= bytes.length) return;
    }
  }

  const tools = { blocks, libraries, rules };

  /** Nothing is to be judged where the kernel sees nothing, and no rule of the user's looks. */
  function isSilent(bytes: Uint8Array): boolean {
    if (rules !== undefined) return false;
    for (const { events } of blocks(bytes)) if (events.length > 0) return false;
    return true;
  }

  return {
    kernel,
    libraries,
    mayHold(bytes) {
      return libraries.detection === undefined ? !isSilent(bytes) : libraries.detection.mayHold(tools, bytes);
    },
    isIdle(bytes, start, end) {
      return libraries.detection?.isIdleEdit(tools, bytes, start, end) ?? false;
    },
    detect(source, bare = false) {
      const { detection } = libraries;
      if (detection !== undefined) return detection.detectText(tools, source, blocks(source.bytes), bare);
      if (!isSilent(source.bytes)) libraries.want("detection");
      return [];
    },
    detectParts(source, parts, elsewhere) {
      return libraries.detection?.detectParts(tools, source, parts, elsewhere);
    },
    detectInput(length, path, use) {
      const events = kernel.scan(length, shortest);
      if (events.length === 0 && rules === undefined) return;
      const { detection } = libraries;
      if (detection === undefined) {
        libraries.want("detection");
        return;
      }
      const source = new SourceText(kernel.input.subarray(0, length), path);
      for (const found of detection.detectText(tools, source, [{ base: 0, length, events }])) use(source, found);
    },
  };
}

import { KERNEL_WASM } from "../generated/kernel.ts";
import { BLOCK_BYTES, LAYOUT, PADDING_BYTES } from "./layout.ts";
import { fromBase64, TEXT_TABLES, TOKEN_TABLES, wordLists } from "./tables.ts";
import { createTwin } from "./twin.ts";

/** Finds where a credential could stand. One instance serves one thread. */
export interface Kernel {
  /** The block to scan is written here, from its first byte on. Holds {@link BLOCK_BYTES} and some padding. */
  readonly input: Uint8Array;
  /**
   * Scans the first `length` bytes of the input.
   *
   * @param shortest bytes of the shortest value, 9 to 16
   * @returns triples `kind, start, end`, valid until the next call
   */
  scan(length: number, shortest: number): Uint32Array;
  /** True when one of the first `length` bytes of the input is zero. */
  hasNul(length: number): boolean;
  /** Which implementation runs. */
  readonly engine: "wasm" | "typescript";
}

/** The kernel for a set of literals that begin a value: WebAssembly with SIMD, or its twin where there is none. */
export function createKernel(prefixes: Uint8Array): Kernel {
  return tryWasm(prefixes) ?? createTwin(prefixes);
}

let compiled: WebAssembly.Module | undefined;

function tryWasm(prefixes: Uint8Array): Kernel | undefined {
  if (typeof WebAssembly === "undefined") return undefined;
  const memory = new WebAssembly.Memory({ initial: LAYOUT.pages, maximum: LAYOUT.pages });
  let scan: (length: number, shortest: number) => number;
  let hasNul: (length: number) => number;
  try {
    compiled ??= new WebAssembly.Module(fromBase64(KERNEL_WASM));
    const instance = new WebAssembly.Instance(compiled, { env: { memory } });
    scan = instance.exports["scan"] as typeof scan;
    hasNul = instance.exports["hasNul"] as typeof hasNul;
  } catch {
    return undefined; // no SIMD, or a page whose policy forbids WebAssembly: the twin gives the same answers
  }
  const bytes = new Uint8Array(memory.buffer);
  bytes.set(TOKEN_TABLES.low, LAYOUT.tokenLow);
  bytes.set(TOKEN_TABLES.high, LAYOUT.tokenHigh);
  bytes.set(TEXT_TABLES.low, LAYOUT.textLow);
  bytes.set(TEXT_TABLES.high, LAYOUT.textHigh);
  bytes.set(prefixes, LAYOUT.prefixes);
  bytes.set(wordLists(), LAYOUT.words);
  const input = bytes.subarray(LAYOUT.input, LAYOUT.input + BLOCK_BYTES + PADDING_BYTES);
  return {
    engine: "wasm",
    input,
    scan(length, shortest) {
      input.fill(0, length, length + PADDING_BYTES);
      const events = scan(length, shortest);
      return new Uint32Array(memory.buffer, LAYOUT.events, events * 3);
    },
    hasNul: (length) => hasNul(length) !== 0,
  };
}

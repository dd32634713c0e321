import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

/** Numbers that look random and are the same for the same seed, on every platform. Not for real secrets. */
export interface SeededRandom {
  /** A whole number from 0 up to, not including, `below`. */
  int(below: number): number;
  bytes(length: number): Uint8Array;
  pick<T>(items: readonly T[]): T;
  /** True with the given probability, 0 to 1. */
  chance(probability: number): boolean;
  shuffle<T>(items: readonly T[]): T[];
  /** An independent generator; what is drawn from it does not move this one. */
  fork(label: string): SeededRandom;
}

/** Starts a generator; equal seeds give equal sequences. */
export function seededRandom(seed: string): SeededRandom {
  const state = new Uint32Array(sha256(utf8ToBytes(seed)).slice(0, 16).buffer);
  let [a = 1, b = 2, c = 3, counter = 4] = state;
  // sfc32: small, fast, and good enough for test data.
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 12; i++) next();
  const int = (below: number): number => Math.floor((next() / 2 ** 32) * below);
  return {
    int,
    bytes: (length) => Uint8Array.from({ length }, () => int(256)),
    pick: (items) => {
      if (items.length === 0) throw new RangeError("Cannot pick from an empty list");
      return items[int(items.length)] as (typeof items)[number];
    },
    chance: (probability) => next() / 2 ** 32 < probability,
    shuffle: (items) => {
      const result = [...items];
      for (let i = result.length - 1; i > 0; i--) {
        const j = int(i + 1);
        [result[i], result[j]] = [result[j] as (typeof result)[number], result[i] as (typeof result)[number]];
      }
      return result;
    },
    fork: (label) => seededRandom(`${seed}/${label}`),
  };
}

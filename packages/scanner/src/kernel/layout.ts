/** Where things lie in the kernel's memory; the files of assembly/kernel have the same numbers. */
export const LAYOUT = {
  tokenLow: 0x40,
  tokenHigh: 0x50,
  textLow: 0x60,
  textHigh: 0x70,
  prefixes: 0x1000,
  words: 0x3000,
  events: 0x5000,
  input: 0x15_0000,
  /** In pages of 64 KiB. Memory never grows: growing would detach the views into it. */
  pages: 26,
} as const;

/** Bytes that one call takes at most. */
export const BLOCK_BYTES: number = 256 * 1024;

/** Zero bytes that must follow the input, since vectors read past its end. */
export const PADDING_BYTES = 64;

/** What an event reports. */
export const EVENT = { value: 0, mnemonic: 1, byteArray: 2, url: 3, literal: 4 } as const;

/** Values shorter than this are found only by assembly or by their anchor. */
export const SHORTEST_VALUE = 16;

/** The same under `--thorough`. */
export const SHORTEST_VALUE_THOROUGH = 10;

/** Bounds that kernel and twin share; bytes or counts. */
export const BOUNDS = {
  fewestWords: 12,
  longestWord: 36,
  fewestNumbers: 32,
  mostNumbers: 96,
  numbersBack: 640,
  wordsBack: 2048,
  longestUserinfo: 256,
  shortestSegment: 8,
  fewestUppers: 3,
  fewestEscapes: 24,
  addressShown: 16,
  shortestLiteral: 32,
  longestLiteral: 160,
  longestName: 64,
  fewestClassChanges: 4,
} as const;

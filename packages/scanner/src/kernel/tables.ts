import { WORD_LISTS } from "../generated/word-lists.ts";

/** A class of bytes that two nibble look-ups can tell: every byte whose high nibble is `high` and low nibble in `low`. */
interface NibbleClass {
  readonly bit: number;
  readonly high: readonly number[];
  readonly low: readonly number[];
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

/** Bytes of a value: digit 1, upper 2|4, lower 8|16, `+ - /` 32, `_` 64. A colon is 128, outside of values. */
const TOKEN_CLASSES: readonly NibbleClass[] = [
  { bit: 1, high: [3], low: range(0, 9) },
  { bit: 2, high: [4], low: range(1, 15) },
  { bit: 4, high: [5], low: range(0, 10) },
  { bit: 8, high: [6], low: range(1, 15) },
  { bit: 16, high: [7], low: range(0, 10) },
  { bit: 32, high: [2], low: [0xb, 0xd, 0xf] },
  { bit: 64, high: [5], low: [0xf] },
  { bit: 128, high: [3], low: [0xa] },
];

/** Bytes of a list of words or numbers: letter 1|2|4, separator 8|16, digit 32. */
const TEXT_CLASSES: readonly NibbleClass[] = [
  { bit: 1, high: [6], low: range(1, 15) },
  { bit: 2, high: [7], low: range(0, 10) },
  { bit: 4, high: range(8, 15), low: range(0, 15) },
  { bit: 8, high: [2], low: [0x0, 0x2, 0x7, 0xc] }, // blank " ' ,
  { bit: 16, high: [0], low: [0x9, 0xa, 0xd] }, // tab, line feed, carriage return
  { bit: 32, high: [3], low: range(0, 9) },
];

/** The two look-up tables of a set of classes; a byte's classes are `low[b & 15] & high[b >> 4]`. */
export interface NibbleTables {
  readonly low: Uint8Array;
  readonly high: Uint8Array;
}

function nibbleTables(classes: readonly NibbleClass[]): NibbleTables {
  const low = new Uint8Array(16);
  const high = new Uint8Array(16);
  for (const { bit, high: highs, low: lows } of classes) {
    for (const nibble of highs) high[nibble] = (high[nibble] ?? 0) | bit;
    for (const nibble of lows) low[nibble] = (low[nibble] ?? 0) | bit;
  }
  return { low, high };
}

export const TOKEN_TABLES: NibbleTables = nibbleTables(TOKEN_CLASSES);
export const TEXT_TABLES: NibbleTables = nibbleTables(TEXT_CLASSES);

/** The class of every byte, from the tables. */
export function byteClasses({ low, high }: NibbleTables): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => (low[byte & 15] ?? 0) & (high[byte >> 4] ?? 0));
}

/** The bit of a value's first three bytes in the prefix bitmap. */
export function prefixHash(a: number, b: number, c: number): number {
  return Math.imul(a | (b << 8) | (c << 16), 0x9e3779b1) >>> 16;
}

/** A bitmap of 65,536 bits over the first three bytes of literals that begin a value. Shorter literals cannot be entered. */
export function prefixBitmap(literals: Iterable<string>): Uint8Array {
  const bits = new Uint8Array(8192);
  for (const literal of literals) {
    if (literal.length < 3) continue;
    const bit = prefixHash(literal.charCodeAt(0), literal.charCodeAt(1), literal.charCodeAt(2));
    bits[bit >>> 3] = (bits[bit >>> 3] ?? 0) | (1 << (bit & 7));
  }
  return bits;
}

/** The slot of a word's first four letters; the fourth is 0 in a word of three. */
export function wordHash(a: number, b: number, c: number, d: number): number {
  return Math.imul(a | (b << 8) | (c << 16) | (d << 24), 0x9e3779b1) >>> 19;
}

/** Bytes of a table; a plain loop, since every start runs it before anything is compiled. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = characters.charCodeAt(i);
  return bytes;
}

/** For each hash of four letters the mnemonic lists, one bit each, that have such a word; 8,192 bytes. */
export function wordLists(): Uint8Array {
  return fromBase64(WORD_LISTS);
}

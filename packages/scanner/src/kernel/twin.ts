import type { Kernel } from "./kernel.ts";
import { BLOCK_BYTES, BOUNDS, EVENT, PADDING_BYTES } from "./layout.ts";
import { CLASS_OF, literalFinder } from "./twin-literals.ts";
import { LETTER, NUMBER, SEPARATOR, TEXT, wordFinder } from "./twin-words.ts";
import { byteClasses, prefixHash, TOKEN_TABLES } from "./tables.ts";

// The kernel in plain TypeScript: the reference that the WebAssembly is tested against, and what runs
// where there is no WebAssembly or no SIMD. The events of both are equal, one by one.

const TOKEN = byteClasses(TOKEN_TABLES);
const COLON = 128;

const DASH = 45;

/**
 * True when a run of characters looks like chance made it, and not like words: one of its segments
 * between `_ - / +` has a digit and three changes between neighbouring digits, capitals and small
 * letters; or changes at every third character and three capitals in ten. Groups such as a UUID's pass.
 */
function looksRandom(bytes: Uint8Array, start: number, end: number): boolean {
  let digits = 0;
  let uppers = 0;
  let changes = 0;
  let before = 0;
  let from = start;
  let dashes = 0;
  for (let p = start; p <= end; p++) {
    const byte = p < end ? (bytes[p] ?? 0) : 0;
    const kind = CLASS_OF[byte] ?? 0;
    if (kind === 0) {
      const length = p - from;
      if (length >= BOUNDS.shortestSegment) {
        if (digits >= 1 && changes >= 3) return true;
        if (changes * 3 >= length && uppers * 10 >= length * 3) return true;
      }
      if (byte === DASH) dashes += 1;
      digits = uppers = changes = 0;
      from = p + 1;
    } else {
      if (kind === 1) digits += 1;
      if (kind === 2) uppers += 1;
      if (before !== 0 && kind !== before) changes += 1;
    }
    before = kind;
  }
  return dashes >= 3 && dashes <= 8 && changesAnywhere(bytes, start, end);
}

/** The kernel's first look at a run, over the whole of it. */
function changesAnywhere(bytes: Uint8Array, start: number, end: number): boolean {
  let digits = 0;
  let uppers = 0;
  let changes = 0;
  let before = 0;
  for (let p = start; p < end; p++) {
    const kind = CLASS_OF[bytes[p] ?? 0] ?? 0;
    if (kind === 1) digits += 1;
    if (kind === 2) uppers += 1;
    if (kind !== 0 && before !== 0 && kind !== before) changes += 1;
    before = kind;
  }
  return changes >= 3 && (digits >= 1 || uppers >= BOUNDS.fewestUppers);
}

const OTPAUTH = [...new TextEncoder().encode("otpauth")];

/** A bit at every third, fourth or sixth place. */
const EVENLY_PARTED: readonly (readonly [every: number, bits: number])[] = [
  [3, 0x4924_9249],
  [4, 0x1111_1111],
  [6, 0x4104_1041],
];

/** The kernel without WebAssembly. */
export function createTwin(prefixes: Uint8Array): Kernel {
  const input = new Uint8Array(BLOCK_BYTES + PADDING_BYTES);
  let events: number[] = [];

  const at = (p: number): number => input[p] ?? 0;
  const emit = (kind: number, start: number, end: number): void => void events.push(kind, start, end);
  const { mayBeLiteral, literal } = literalFinder(at, emit);
  const { mayBeWords, mnemonic, textAt } = wordFinder(at, emit);
  const isSeparator = (p: number): boolean => ((TEXT[at(p)] ?? 0) & SEPARATOR) !== 0;
  const isDigit = (p: number): boolean => ((TEXT[at(p)] ?? 0) & NUMBER) !== 0;

  function hasPrefix(p: number): boolean {
    const bit = prefixHash(at(p), at(p + 1), at(p + 2));
    return ((prefixes[bit >>> 3] ?? 0) & (1 << (bit & 7))) !== 0;
  }

  function byteArray(from: number, limit: number): number {
    let begin = from;
    const floor = Math.max(0, from - BOUNDS.numbersBack);
    while (begin > floor && (isSeparator(begin - 1) || isDigit(begin - 1))) begin -= 1;
    let count = 0;
    let p = begin;
    let start = begin;
    let last = begin;
    while (p < limit && count < BOUNDS.mostNumbers) {
      while (p < limit && isSeparator(p)) p += 1;
      if (count === 0) start = p;
      let value = 0;
      const digits = p;
      for (; p < limit && p - digits < 4 && isDigit(p); p++) value = value * 10 + at(p) - 48;
      if (p === digits || value > 255) break;
      count += 1;
      last = p;
    }
    if (count >= BOUNDS.fewestNumbers) emit(EVENT.byteArray, start, last);
    return Math.max(last, from);
  }

  function url(p: number, limit: number): void {
    if (at(p + 1) !== 47 || at(p + 2) !== 47) return;
    // The seed among its parameters is of capitals, which change too seldom to be seen.
    if (p >= OTPAUTH.length && OTPAUTH.every((byte, i) => at(p - OTPAUTH.length + i) === byte))
      emit(EVENT.value, p + 3, Math.min(p + 3 + BOUNDS.addressShown, limit));
    const stop = Math.min(limit, p + 3 + BOUNDS.longestUserinfo);
    let colon = 0;
    for (let q = p + 3; q < stop; q++) {
      const byte = at(q);
      if (byte === 64) {
        if (colon !== 0) emit(EVENT.url, p, q);
        return;
      }
      if (byte === 58 && colon === 0) colon = q;
      else if (byte <= 32 || [47, 34, 39, 60, 62, 96].includes(byte)) return;
    }
  }

  function isNumbers(p: number): boolean {
    const text = textAt(p, 16);
    return text !== undefined && (text.classes & NUMBER) !== 0 && (text.classes & LETTER) === 0;
  }

  /** A bit for each of 32 bytes that is no token. */
  function gapsAt(p: number): number {
    let gaps = 0;
    for (let q = 0; q < 32; q++) {
      const kind = TOKEN[at(p + q)] ?? 0;
      if (kind === 0 || kind === COLON) gaps |= 1 << q;
    }
    return gaps;
  }

  /** Follows escapes of printable characters from the first of them on: `%41%42`, `\x41\x42`, `\u0041\u0042`. */
  function escapes(from: number, limit: number): number {
    const sign = at(from);
    const letter = at(from + 1) | 32;
    const width = sign === 37 ? 3 : sign !== 92 ? 0 : letter === 120 ? 4 : letter === 117 ? 6 : 0;
    if (width === 0) return from;
    let p = from;
    while (p + width <= limit && at(p) === sign) {
      if (width !== 3 && (at(p + 1) | 32) !== letter) break;
      if (width === 6 && (at(p + 2) !== 48 || at(p + 3) !== 48)) break;
      const high = at(p + width - 2);
      if (high < 50 || high > 55) break;
      p += width;
    }
    if (p - from < BOUNDS.fewestEscapes) return from;
    emit(EVENT.value, from, p);
    return p;
  }

  function scanText(length: number): void {
    let wordsSeen = 0;
    let numbersSeen = 0;
    let escapesSeen = 0;
    let literalsSeen = -16; // the input's start is a border like a blank
    for (let p = 0; p < length; p += 64) {
      for (let q = p; q < p + 64; q++) if (TOKEN[at(q)] === COLON) url(q, length);
      for (const q of [p, p + 32]) {
        if (q < escapesSeen) continue;
        const gaps = gapsAt(q);
        const first = 31 - Math.clz32(gaps & -gaps);
        if (first >= 0 && EVENLY_PARTED.some(([every, bits]) => first < every && gaps === bits << first))
          escapesSeen = escapes(q + first, length);
      }
      if (p >= numbersSeen && isNumbers(p)) numbersSeen = byteArray(p, length);
      for (const q of [p, p + 32]) if (q >= wordsSeen && mayBeWords(q)) wordsSeen = mnemonic(q, length);
      for (let q = p; q < p + 64; q += 16)
        if (q >= literalsSeen && mayBeLiteral(q)) literalsSeen = literal(q, literalsSeen, length);
    }
  }

  function scanValues(length: number, shortest: number): void {
    let start = 0;
    for (let p = 0; p <= length; p++) {
      const kind = p < length ? (TOKEN[at(p)] ?? 0) : 0;
      if (kind !== 0 && kind !== COLON) continue;
      if (p - start >= shortest && (looksRandom(input, start, p) || hasPrefix(start))) emit(EVENT.value, start, p);
      start = p + 1;
    }
  }

  return {
    engine: "typescript",
    input,
    scan(length, shortest) {
      events = [];
      input.fill(0, length, length + PADDING_BYTES);
      scanText(length);
      scanValues(length, shortest);
      return Uint32Array.from(events);
    },
    hasNul: (length) => input.subarray(0, length).includes(0),
  };
}

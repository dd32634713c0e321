// Zlib inflate: two look-up tables a block, whose places in the first 8 KiB of memory are named here.

import { BAD } from "./bad";

const LITERALS: usize = 1024; // u32[512], looked up with 9 bits
const DISTANCES: usize = 3072; // u32[512]
const LENGTH_BASE: usize = 5120; // u16[32]
const LENGTH_EXTRA: usize = 5184; // u8[32]
const DISTANCE_BASE: usize = 5216; // u16[32]
const DISTANCE_EXTRA: usize = 5280; // u8[32]
const ORDER: usize = 5312; // u8[19]
const LENS: usize = 5376; // u8[320]
const LITERAL_SYMBOLS: usize = 5760; // u16[288]
const LITERAL_COUNTS: usize = 6336; // u16[16]
const DISTANCE_SYMBOLS: usize = 6400; // u16[32]
const DISTANCE_COUNTS: usize = 6464; // u16[16]
const OFFSETS: usize = 6528; // u16[16]

const BITS: u32 = 9;
const MASK: u64 = 511;

// An entry of a table: code length (4 bits), kind (4), extra bits (8), value (16). Zero: not in the table.
const KIND_LITERAL: u32 = 0;
const KIND_BASE: u32 = 1;
const KIND_END: u32 = 2;
const KIND_BAD: u32 = 3;

let fixedLoaded: bool = false;
let ready: bool = false;

// The bit reader's state, shared with the slow path.
let bits: u64 = 0;
let count: u32 = 0;

function prepare(): void {
  ready = true;
  let base: u32 = 3;
  for (let i: u32 = 0; i < 28; i++) {
    const extra: u32 = i < 8 ? 0 : (i - 4) >> 2;
    store<u16>(LENGTH_BASE + i * 2, <u16>base);
    store<u8>(LENGTH_EXTRA + i, <u8>extra);
    base += 1 << extra;
  }
  store<u16>(LENGTH_BASE + 56, 258);
  store<u8>(LENGTH_EXTRA + 28, 0);
  base = 1;
  for (let i: u32 = 0; i < 30; i++) {
    const extra: u32 = i < 4 ? 0 : (i - 2) >> 1;
    store<u16>(DISTANCE_BASE + i * 2, <u16>base);
    store<u8>(DISTANCE_EXTRA + i, <u8>extra);
    base += 1 << extra;
  }
  // 16 17 18 0 8 7 9 6 10 5 11 4 12 3 13 2 14 1 15
  store<u8>(ORDER, 16);
  store<u8>(ORDER + 1, 17);
  store<u8>(ORDER + 2, 18);
  store<u8>(ORDER + 3, 0);
  for (let i: u32 = 0; i < 8; i++) {
    store<u8>(ORDER + 4 + i * 2, <u8>(8 + i));
    if (i < 7) store<u8>(ORDER + 5 + i * 2, <u8>(7 - i));
  }
}

/** What a symbol of an alphabet means, without its code length. alphabet: 0 literals, 1 distances, 2 code lengths. */
function meaning(symbol: u32, alphabet: u32): u32 {
  if (alphabet == 2) return symbol << 16;
  if (alphabet == 1) {
    if (symbol > 29) return KIND_BAD << 4;
    return (KIND_BASE << 4) | (<u32>load<u8>(DISTANCE_EXTRA + symbol) << 8) | (<u32>load<u16>(DISTANCE_BASE + symbol * 2) << 16);
  }
  if (symbol < 256) return (KIND_LITERAL << 4) | (symbol << 16);
  if (symbol == 256) return KIND_END << 4;
  if (symbol > 285) return KIND_BAD << 4;
  const i = symbol - 257;
  return (KIND_BASE << 4) | (<u32>load<u8>(LENGTH_EXTRA + i) << 8) | (<u32>load<u16>(LENGTH_BASE + i * 2) << 16);
}

/** Builds the look-up table and the canonical lists of one code. False for an impossible set of lengths. */
function build(lens: usize, n: u32, table: usize, symbols: usize, counts: usize, alphabet: u32): bool {
  memory.fill(counts, 0, 32);
  for (let i: u32 = 0; i < n; i++) {
    const at = counts + <usize>load<u8>(lens + i) * 2;
    store<u16>(at, load<u16>(at) + 1);
  }
  store<u16>(counts, 0);
  let left: i32 = 1;
  let longest: u32 = 0;
  let offset: u32 = 0;
  for (let len: u32 = 1; len < 16; len++) {
    const these = <i32>load<u16>(counts + len * 2);
    store<u16>(OFFSETS + len * 2, <u16>offset);
    offset += these;
    left = (left << 1) - these;
    if (left < 0) return false;
    if (these != 0) longest = len;
  }
  if (left > 0 && (alphabet == 2 || longest > 1)) return false;
  for (let i: u32 = 0; i < n; i++) {
    const len = <usize>load<u8>(lens + i);
    if (len == 0) continue;
    const at = load<u16>(OFFSETS + len * 2);
    store<u16>(symbols + <usize>at * 2, <u16>i);
    store<u16>(OFFSETS + len * 2, at + 1);
  }
  memory.fill(table, 0, 2048);
  let code: u32 = 0; // bit-reversed
  let index: usize = 0;
  for (let len: u32 = 1; len <= BITS; len++) {
    let these: u32 = load<u16>(counts + len * 2);
    const step: u32 = 1 << len;
    for (; these > 0; these--) {
      const entry = len | meaning(load<u16>(symbols + index * 2), alphabet);
      index++;
      for (let i = code; i < 512; i += step) store<u32>(table + (<usize>i << 2), entry);
      let high: u32 = 1 << (len - 1);
      while (code & high) high >>= 1;
      code = high == 0 ? 0 : (code & (high - 1)) + high;
    }
  }
  return true;
}

/** Decodes one symbol whose code is longer than the table's bits, bit by bit. Zero when there is none. */
function slow(symbols: usize, counts: usize, alphabet: u32): u32 {
  let code: u32 = 0;
  let first: u32 = 0;
  let index: u32 = 0;
  for (let len: u32 = 1; len < 16; len++) {
    code |= <u32>(bits >> (len - 1)) & 1;
    const these: u32 = load<u16>(counts + len * 2);
    if (code < first + these) {
      if (code < first) return 0;
      return len | meaning(load<u16>(symbols + <usize>(index + code - first) * 2), alphabet);
    }
    index += these;
    first = (first + these) << 1;
    code <<= 1;
  }
  return 0;
}

function loadFixed(): void {
  memory.fill(LENS, 8, 144);
  memory.fill(LENS + 144, 9, 112);
  memory.fill(LENS + 256, 7, 24);
  memory.fill(LENS + 280, 8, 8);
  build(LENS, 288, LITERALS, LITERAL_SYMBOLS, LITERAL_COUNTS, 0);
  memory.fill(LENS, 5, 32);
  build(LENS, 32, DISTANCES, DISTANCE_SYMBOLS, DISTANCE_COUNTS, 1);
  fixedLoaded = true;
}

/** Reads the two codes of a dynamic block. Returns the new input position, or 0. */
function loadDynamic(src: usize, end: usize): usize {
  fixedLoaded = false;
  bits |= load<u64>(src) << count;
  src += (63 - count) >> 3;
  count |= 56;
  const literals = <u32>(bits & 31) + 257;
  const distances = <u32>((bits >> 5) & 31) + 1;
  const lengths = <u32>((bits >> 10) & 15) + 4;
  bits >>= 14;
  count -= 14;
  if (literals > 286 || distances > 30) return 0;
  memory.fill(LENS, 0, 19);
  for (let i: u32 = 0; i < lengths; i++) {
    if (count < 3) {
      bits |= load<u64>(src) << count;
      src += (63 - count) >> 3;
      count |= 56;
    }
    store<u8>(LENS + <usize>load<u8>(ORDER + i), <u8>(bits & 7));
    bits >>= 3;
    count -= 3;
  }
  if (!build(LENS, 19, DISTANCES, DISTANCE_SYMBOLS, DISTANCE_COUNTS, 2)) return 0;
  const total = literals + distances;
  let i: u32 = 0;
  let previous: u8 = 0;
  while (i < total) {
    if (src > end + 16) return 0;
    bits |= load<u64>(src) << count;
    src += (63 - count) >> 3;
    count |= 56;
    const entry = load<u32>(DISTANCES + (<usize>(bits & MASK) << 2));
    const len = entry & 15;
    if (len == 0) return 0;
    bits >>= len;
    count -= len;
    const symbol = entry >> 16;
    if (symbol < 16) {
      previous = <u8>symbol;
      store<u8>(LENS + i++, previous);
      continue;
    }
    let times: u32;
    if (symbol == 16) {
      if (i == 0) return 0;
      times = 3 + <u32>(bits & 3);
      bits >>= 2;
      count -= 2;
    } else {
      previous = 0;
      const wide: u32 = symbol == 17 ? 3 : 7;
      times = (symbol == 17 ? 3 : 11) + (<u32>bits & ((1 << wide) - 1));
      bits >>= wide;
      count -= wide;
    }
    if (i + times > total) return 0;
    memory.fill(LENS + i, previous, times);
    i += times;
  }
  if (load<u8>(LENS + 256) == 0) return 0;
  if (!build(LENS, literals, LITERALS, LITERAL_SYMBOLS, LITERAL_COUNTS, 0)) return 0;
  if (!build(LENS + literals, distances, DISTANCES, DISTANCE_SYMBOLS, DISTANCE_COUNTS, 1)) return 0;
  return src;
}

/**
 * Inflates the zlib stream at `src` into exactly `size` bytes at `dst`.
 * Returns how many bytes the stream occupies, its checksum included, or -1. The checksum is not verified.
 */
export function inflate(src: usize, length: u32, dst: usize, size: u32): i32 {
  if (!ready) prepare();
  const start = src;
  const end = src + length;
  const out0 = dst;
  const outEnd = dst + size;
  if (length < 6) return BAD;
  const cmf = <u32>load<u8>(src);
  const flags = <u32>load<u8>(src + 1);
  if ((cmf & 15) != 8 || cmf >> 4 > 7 || ((cmf << 8) | flags) % 31 != 0 || (flags & 32) != 0) return BAD;
  src += 2;
  bits = 0;
  count = 0;
  let last = false;
  while (!last) {
    if (src > end + 16) return BAD;
    bits |= load<u64>(src) << count;
    src += (63 - count) >> 3;
    count |= 56;
    last = (bits & 1) != 0;
    const type = <u32>((bits >> 1) & 3);
    bits >>= 3;
    count -= 3;
    if (type == 0) {
      // Back to the byte boundary: give the whole bytes of the buffer back.
      src -= count >> 3;
      bits = 0;
      count = 0;
      if (src + 4 > end) return BAD;
      const stored = <u32>load<u16>(src);
      if ((stored ^ 0xffff) != <u32>load<u16>(src + 2)) return BAD;
      src += 4;
      if (src + stored > end || dst + stored > outEnd) return BAD;
      memory.copy(dst, src, stored);
      src += stored;
      dst += stored;
      continue;
    }
    if (type == 3) return BAD;
    if (type == 1) {
      if (!fixedLoaded) loadFixed();
    } else {
      src = loadDynamic(src, end);
      if (src == 0) return BAD;
    }
    while (true) {
      if (src > end + 16) return BAD;
      bits |= load<u64>(src) << count;
      src += (63 - count) >> 3;
      count |= 56;
      let entry = load<u32>(LITERALS + (<usize>(bits & MASK) << 2));
      if (entry == 0) {
        entry = slow(LITERAL_SYMBOLS, LITERAL_COUNTS, 0);
        if (entry == 0) return BAD;
      }
      bits >>= entry & 15;
      count -= entry & 15;
      let kind = (entry >> 4) & 15;
      if (kind == KIND_LITERAL) {
        if (dst >= outEnd) return BAD;
        store<u8>(dst++, <u8>(entry >> 16));
        // At least 41 bits are left: two more literals need no refill.
        entry = load<u32>(LITERALS + (<usize>(bits & MASK) << 2));
        if (entry != 0 && (entry & 0xf0) == 0 && dst < outEnd) {
          bits >>= entry & 15;
          count -= entry & 15;
          store<u8>(dst++, <u8>(entry >> 16));
          entry = load<u32>(LITERALS + (<usize>(bits & MASK) << 2));
          if (entry != 0 && (entry & 0xf0) == 0 && dst < outEnd) {
            bits >>= entry & 15;
            count -= entry & 15;
            store<u8>(dst++, <u8>(entry >> 16));
          }
        }
        continue;
      }
      if (kind == KIND_END) break;
      if (kind == KIND_BAD) return BAD;
      let extra = (entry >> 8) & 255;
      const len = (entry >> 16) + (<u32>bits & ((1 << extra) - 1));
      bits >>= extra;
      count -= extra;
      // 36 bits are left at least; a distance needs 28.
      entry = load<u32>(DISTANCES + (<usize>(bits & MASK) << 2));
      if (entry == 0) {
        entry = slow(DISTANCE_SYMBOLS, DISTANCE_COUNTS, 1);
        if (entry == 0) return BAD;
      }
      bits >>= entry & 15;
      count -= entry & 15;
      kind = (entry >> 4) & 15;
      if (kind != KIND_BASE) return BAD;
      extra = (entry >> 8) & 255;
      const distance = (entry >> 16) + (<u32>bits & ((1 << extra) - 1));
      bits >>= extra;
      count -= extra;
      if (dst + len > outEnd || distance > <u32>(dst - out0)) return BAD;
      let from = dst - distance;
      const stop = dst + len;
      if (distance >= 16) {
        do {
          v128.store(dst, v128.load(from));
          dst += 16;
          from += 16;
        } while (dst < stop);
      } else if (distance >= 8) {
        do {
          store<u64>(dst, load<u64>(from));
          dst += 8;
          from += 8;
        } while (dst < stop);
      } else {
        do {
          store<u8>(dst++, load<u8>(from++));
        } while (dst < stop);
      }
      dst = stop;
    }
  }
  if (dst != outEnd) return BAD;
  src -= count >> 3;
  if (src + 4 > end) return BAD;
  return <i32>(src + 4 - start);
}

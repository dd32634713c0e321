// The scanner's hot loop: one pass over a block of bytes that reports where a credential could stand.
//
// It judges nothing and keeps no policy. It may report too much, never too little.
// src/kernel/twin.ts does the same in plain TypeScript and is the reference in every test.
//
// Memory, see src/kernel/layout.ts: tables · events · one mask of 64 bits for every 64 bytes · input.
// Vectors read past the input's end: 64 zero bytes must follow it.

const TOKEN_LOW: usize = 0x40;
const TOKEN_HIGH: usize = 0x50;
const TEXT_LOW: usize = 0x60;
const TEXT_HIGH: usize = 0x70;
const PREFIXES: usize = 0x1000; // 8 KiB, one bit for each hash of a value's first three bytes
const WORDS: usize = 0x3000; // 4 KiB, one bit for the first three letters of each mnemonic word
const EVENTS: usize = 0x4000; // 12 bytes each: kind, start, end
const MASKS: usize = 0x140000;
const INPUT: usize = 0x150000;

const VALUE: u32 = 0;
const MNEMONIC: u32 = 1;
const BYTE_ARRAY: u32 = 2;
const URL: u32 = 3;

const FEWEST_WORDS: i32 = 12;
const LONGEST_WORD: usize = 24; // bytes; a word of three letters may take nine
const FEWEST_NUMBERS: i32 = 32;
const MOST_NUMBERS: i32 = 96;
const LONGEST_USERINFO: usize = 256;

// Classes, as src/kernel/tables.ts makes them. Of a token byte only the colon matters here: it is the top bit.
const LETTER: u32 = 1 | 2 | 4;
const SEPARATOR: u32 = 8 | 16;
const NUMBER: u32 = 32;

let out: usize = EVENTS;

// @ts-ignore: decorator
@inline
function emit(kind: u32, start: usize, end: usize): void {
  store<u32>(out, kind);
  store<u32>(out, <u32>(start - INPUT), 4);
  store<u32>(out, <u32>(end - INPUT), 8);
  out += 12;
}

// @ts-ignore: decorator
@inline
function classes(v: v128, low: v128, high: v128): v128 {
  return v128.and(i8x16.swizzle(low, v128.and(v, i8x16.splat(15))), i8x16.swizzle(high, i8x16.shr_u(v, 4)));
}

// Digit 1, upper 2, lower 4, everything else 0.
// @ts-ignore: decorator
@inline
function letters(v: v128): v128 {
  const digit = v128.and(i8x16.lt_u(i8x16.sub(v, i8x16.splat(48)), i8x16.splat(10)), i8x16.splat(1));
  const upper = v128.and(i8x16.lt_u(i8x16.sub(v, i8x16.splat(65)), i8x16.splat(26)), i8x16.splat(2));
  const lower = v128.and(i8x16.lt_u(i8x16.sub(v, i8x16.splat(97)), i8x16.splat(26)), i8x16.splat(4));
  return v128.or(v128.or(digit, upper), lower);
}

// True when the characters change class too often for a word. See `looksRandom` in twin.ts.
function looksRandom(start: usize, end: usize): bool {
  const length = <i32>(end - start);
  let digits = 0;
  let uppers = 0;
  let changes = 0;
  for (let p = start; p < end; p += 16) {
    const left = <i32>(end - p);
    const inside = left >= 16 ? 0xffff : (1 << left) - 1;
    const pairs = left > 16 ? 0xffff : (1 << (left - 1)) - 1;
    const a = letters(v128.load(p));
    const b = letters(v128.load(p, 1));
    digits += popcnt(i8x16.bitmask(i8x16.eq(a, i8x16.splat(1))) & inside);
    uppers += popcnt(i8x16.bitmask(i8x16.eq(a, i8x16.splat(2))) & inside);
    const differ = v128.andnot(i8x16.ne(a, b), v128.or(i8x16.eq(a, i8x16.splat(0)), i8x16.eq(b, i8x16.splat(0))));
    changes += popcnt(i8x16.bitmask(differ) & pairs);
    if (digits >= 1 && changes >= 3) return true;
  }
  return changes * 3 >= length && uppers * 10 >= length * 3;
}

// @ts-ignore: decorator
@inline
function hasPrefix(p: usize): bool {
  const three = load<u32>(p) & 0xffffff;
  const hash = (three * 0x9e3779b1) >>> 16;
  return (load<u8>(PREFIXES + (hash >>> 3)) & (1 << (hash & 7))) != 0;
}

// @ts-ignore: decorator
@inline
function textClass(byte: u32): u32 {
  return load<u8>(TEXT_LOW + (byte & 15)) & load<u8>(TEXT_HIGH + (byte >>> 4));
}

// @ts-ignore: decorator
@inline
function isLetter(byte: u32): bool {
  return byte >= 128 || byte - 97 < 26;
}

// @ts-ignore: decorator
@inline
function isSeparator(byte: u32): bool {
  return byte == 32 || byte == 10 || byte == 44 || byte == 34 || byte == 39 || byte == 13 || byte == 9;
}

// True when [start, end) may be a word of a mnemonic.
function isWord(start: usize, end: usize): bool {
  const length = end - start;
  if (length < 3 || length > LONGEST_WORD) return false;
  const a = <u32>load<u8>(start);
  const b = <u32>load<u8>(start, 1);
  const c = <u32>load<u8>(start, 2);
  if ((a | b | c) >= 128) return true;
  const index = ((a - 97) << 10) | ((b - 97) << 5) | (c - 97);
  return (load<u8>(WORDS + (index >>> 3)) & (1 << (index & 7))) != 0;
}

// Follows words both ways from a byte inside text. Returns where looking went to.
function mnemonic(from: usize, limit: usize): usize {
  // To the start of the word at `from`, then on to the left while words are good.
  let first = from;
  while (first > INPUT && isLetter(load<u8>(first - 1))) first--;
  let begin = first;
  while (true) {
    let p = begin;
    let gap = 0;
    while (p > INPUT && gap < 5 && isSeparator(load<u8>(p - 1))) { p--; gap++; }
    if (gap == 0 || gap == 5) break;
    const end = p;
    while (p > INPUT && end - p <= LONGEST_WORD && isLetter(load<u8>(p - 1))) p--;
    if (!isWord(p, end)) break;
    begin = p;
    if (first - begin > 2048) break;
  }
  let words = 0;
  let p = begin;
  let last = begin;
  while (p < limit) {
    const start = p;
    while (p < limit && p - start <= LONGEST_WORD && isLetter(load<u8>(p))) p++;
    if (!isWord(start, p)) break;
    words++;
    last = p;
    let gap = 0;
    while (p < limit && gap < 5 && isSeparator(load<u8>(p))) { p++; gap++; }
    if (gap == 0 || gap == 5) break;
  }
  if (words >= FEWEST_WORDS) emit(MNEMONIC, begin, last);
  return last > from ? last : from;
}

// Follows numbers both ways. Returns where looking went to.
function byteArray(from: usize, limit: usize): usize {
  let begin = from;
  const floor = from - INPUT > 640 ? from - 640 : INPUT;
  while (begin > floor && (textClass(load<u8>(begin - 1)) & (SEPARATOR | NUMBER)) != 0) begin--;
  let numbers = 0;
  let p = begin;
  let start = begin;
  let last = begin;
  while (p < limit && numbers < MOST_NUMBERS) {
    while (p < limit && (textClass(load<u8>(p)) & SEPARATOR) != 0) p++;
    if (numbers == 0) start = p;
    let value = 0;
    const digits = p;
    while (p < limit && p - digits < 4 && load<u8>(p) - 48 < 10) { value = value * 10 + (load<u8>(p) - 48); p++; }
    if (p == digits || value > 255) break;
    numbers++;
    last = p;
  }
  if (numbers >= FEWEST_NUMBERS) emit(BYTE_ARRAY, start, last);
  return last > from ? last : from;
}

// A `:` at p: is it `://user:password@`?
function url(p: usize, limit: usize): void {
  if (load<u16>(p, 1) != 0x2f2f) return;
  const stop = min(limit, p + 3 + LONGEST_USERINFO);
  let colon: usize = 0;
  for (let q = p + 3; q < stop; q++) {
    const byte = load<u8>(q);
    if (byte == 64) {
      if (colon != 0) emit(URL, p, q);
      return;
    }
    if (byte == 58 && colon == 0) colon = q;
    else if (byte <= 32 || byte == 47 || byte == 34 || byte == 39 || byte == 60 || byte == 62 || byte == 96) return;
  }
}

// Scans `length` bytes of input. A value is at least `shortest` token bytes long (9 to 16). Returns the number of events.
export function scan(length: i32, shortest: i32): i32 {
  out = EVENTS;
  const limit = INPUT + length;
  const tokenLow = v128.load(TOKEN_LOW);
  const tokenHigh = v128.load(TOKEN_HIGH);
  const textLow = v128.load(TEXT_LOW);
  const textHigh = v128.load(TEXT_HIGH);
  const notColon = i8x16.splat(0x7f);
  const zero = i8x16.splat(0);
  let mnemonicSeen: usize = INPUT;
  let numbersSeen: usize = INPUT;
  const blocks = (length + 63) >>> 6;

  // Classify: a mask for every block, and the shapes that are not tokens.
  for (let i = 0; i < blocks; i++) {
    const p = INPUT + (<usize>i << 6);
    const a = v128.load(p);
    const c = v128.load(p, 32);
    const ca = classes(a, tokenLow, tokenHigh);
    const cb = classes(v128.load(p, 16), tokenLow, tokenHigh);
    const cc = classes(c, tokenLow, tokenHigh);
    const cd = classes(v128.load(p, 48), tokenLow, tokenHigh);
    const ta = <u64>i8x16.bitmask(i8x16.gt_s(v128.and(ca, notColon), zero));
    const tb = <u64>i8x16.bitmask(i8x16.gt_s(v128.and(cb, notColon), zero));
    const tc = <u64>i8x16.bitmask(i8x16.gt_s(v128.and(cc, notColon), zero));
    const td = <u64>i8x16.bitmask(i8x16.gt_s(v128.and(cd, notColon), zero));
    store<u64>(MASKS + (<usize>i << 3), ta | (tb << 16) | (tc << 32) | (td << 48));

    if (v128.any_true(i8x16.lt_s(v128.or(v128.or(ca, cb), v128.or(cc, cd)), zero))) {
      let colons = <u64>i8x16.bitmask(ca) | (<u64>i8x16.bitmask(cb) << 16) | (<u64>i8x16.bitmask(cc) << 32) | (<u64>i8x16.bitmask(cd) << 48);
      while (colons != 0) {
        url(p + <usize>ctz(colons), limit);
        colons &= colons - 1;
      }
    }

    const sa = classes(a, textLow, textHigh);
    if (v128.all_true<i8>(sa)) {
      const numeric = i8x16.bitmask(i8x16.eq(v128.and(sa, i8x16.splat(<i8>(LETTER))), zero)) == 0xffff;
      if (numeric) {
        if (p >= numbersSeen) numbersSeen = byteArray(p, limit);
      } else if (p >= mnemonicSeen && i8x16.bitmask(i8x16.ne(v128.and(sa, i8x16.splat(<i8>(NUMBER))), zero)) == 0) {
        mnemonicSeen = mnemonic(p, limit);
      }
    }
    const sc = classes(c, textLow, textHigh);
    if (v128.all_true<i8>(sc) && p + 32 >= mnemonicSeen && i8x16.bitmask(i8x16.ne(v128.and(sc, i8x16.splat(<i8>(NUMBER))), zero)) == 0) {
      mnemonicSeen = mnemonic(p + 32, limit);
    }
  }
  store<u64>(MASKS + (<usize>blocks << 3), 0);

  // Runs of token bytes: shift-and finds where `shortest` of them begin.
  let seen: usize = INPUT;
  const rest = shortest - 8;
  for (let i = 0; i < blocks; i++) {
    const word = load<u64>(MASKS + (<usize>i << 3));
    const next = load<u64>(MASKS + (<usize>i << 3), 8);
    let m = word & ((word >>> 1) | (next << 63));
    let n = next & (next >>> 1);
    m &= (m >>> 2) | (n << 62);
    n &= n >>> 2;
    m &= (m >>> 4) | (n << 60);
    n &= n >>> 4;
    m &= (m >>> rest) | (n << (64 - rest));
    const p = INPUT + (<usize>i << 6);
    while (m != 0) {
      const start = p + <usize>ctz(m);
      if (start < seen) {
        const skip = seen - p;
        m = skip >= 64 ? 0 : m & (~(<u64>0) << <u64>skip);
        continue;
      }
      let end = start + <usize>shortest;
      // To the first byte that is no token, a mask at a time.
      while (true) {
        const at = end - INPUT;
        const stop = ~load<u64>(MASKS + ((at >>> 6) << 3)) >>> (<u64>at & 63);
        if (stop != 0) { end += <usize>ctz(stop); break; }
        end = INPUT + (((at >>> 6) + 1) << 6);
        if (end >= limit) break;
      }
      if (end > limit) end = limit;
      seen = end;
      if (looksRandom(start, end) || hasPrefix(start)) emit(VALUE, start, end);
    }
  }
  return <i32>((out - EVENTS) / 12);
}

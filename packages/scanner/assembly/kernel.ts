// The scanner's hot loop: one pass over a block of bytes that reports where a credential could stand.
//
// It judges nothing and keeps no policy. It may report too much, never too little.
// src/kernel/twin.ts does the same in plain TypeScript and is the reference in every test.
//
// Memory, see src/kernel/layout.ts: tables · events · one mask of 64 bits for every 64 bytes · input.
// Vectors read past the input's end: 64 zero bytes must follow it.

import { LETTER, NUMBER, TEXT_HIGH, TEXT_LOW, classes, has, maskOf } from "./kernel/bytes";
import { INPUT, VALUE, count, emit, forget } from "./kernel/events";
import { literal, mayBeLiteral } from "./kernel/literals";
import { hasRandomSegment, mayBeRandom } from "./kernel/random";
import { byteArray, escapes, isEvenlyParted, url } from "./kernel/shapes";
import { mayBeWords, mnemonic } from "./kernel/words";

const TOKEN_LOW: usize = 0x40;
const TOKEN_HIGH: usize = 0x50;
const PREFIXES: usize = 0x1000; // 8 KiB, one bit for each hash of a value's first three bytes
const MASKS: usize = 0x140000; // 8 bytes for every 64 of input: a bit for each byte of a value

@inline
function hasPrefix(p: usize): bool {
  const three = load<u32>(p) & 0xffffff;
  const hash = (three * 0x9e3779b1) >>> 16;
  return (load<u8>(PREFIXES + (hash >>> 3)) & (1 << (hash & 7))) != 0;
}

// Scans `length` bytes of input. A value is at least `shortest` token bytes long (9 to 16). Returns the number of events.
export function scan(length: i32, shortest: i32): i32 {
  forget();
  const limit = INPUT + length;
  const tokenLow = v128.load(TOKEN_LOW);
  const tokenHigh = v128.load(TOKEN_HIGH);
  const textLow = v128.load(TEXT_LOW);
  const textHigh = v128.load(TEXT_HIGH);
  const zero = i8x16.splat(0);
  let mnemonicSeen: usize = INPUT;
  let numbersSeen: usize = INPUT;
  let escapesSeen: usize = INPUT;
  let literalsSeen: usize = INPUT - 16; // the input's start is a border like a blank
  const blocks = (length + 63) >>> 6;

  // Classify: a mask for every block, and the shapes that are not tokens.
  for (let i = 0; i < blocks; i++) {
    const p = INPUT + (<usize>i << 6);
    const a = v128.load(p);
    const b = v128.load(p, 16);
    const c = v128.load(p, 32);
    const d = v128.load(p, 48);
    const ca = classes(a, tokenLow, tokenHigh);
    const cb = classes(b, tokenLow, tokenHigh);
    const cc = classes(c, tokenLow, tokenHigh);
    const cd = classes(d, tokenLow, tokenHigh);
    const tokens = maskOf(i8x16.gt_s(ca, zero), i8x16.gt_s(cb, zero), i8x16.gt_s(cc, zero), i8x16.gt_s(cd, zero));
    store<u64>(MASKS + (<usize>i << 3), tokens);

    // A slash is a token: only colons before one may begin `://`.
    let colons = maskOf(ca, cb, cc, cd) & ((tokens >>> 1) | (<u64>1 << 63));
    while (colons != 0) {
      url(p + <usize>ctz(colons), limit);
      colons &= colons - 1;
    }

    // Whatever parts them evenly does so every twelve bytes.
    const gaps = ~tokens;
    const uneven = gaps ^ (gaps >>> 12);
    if (((uneven & 0xfffff) == 0) | ((uneven & (0xfffff << 32)) == 0)) {
      if (p >= escapesSeen && isEvenlyParted(<u32>gaps)) escapesSeen = escapes(p + <usize>ctz(gaps), limit);
      if (p + 32 >= escapesSeen && isEvenlyParted(<u32>(gaps >>> 32))) escapesSeen = escapes(p + 32 + <usize>ctz(gaps >>> 32), limit);
    }

    const sa = classes(a, textLow, textHigh);
    if (v128.all_true<i8>(sa)) {
      const digits = i8x16.bitmask(has(sa, NUMBER));
      if (digits == 0) {
        if (p >= mnemonicSeen && mayBeWords(sa, b, textLow, textHigh)) mnemonicSeen = mnemonic(p, limit);
      } else if (p >= numbersSeen && i8x16.bitmask(has(sa, LETTER)) == 0) numbersSeen = byteArray(p, limit);
    }
    const sc = classes(c, textLow, textHigh);
    if (v128.all_true<i8>(sc) && p + 32 >= mnemonicSeen && i8x16.bitmask(has(sc, NUMBER)) == 0 && mayBeWords(sc, d, textLow, textHigh)) {
      mnemonicSeen = mnemonic(p + 32, limit);
    }

    if (mayBeLiteral(a) && p >= literalsSeen) literalsSeen = literal(p, literalsSeen, limit);
    if (mayBeLiteral(b) && p + 16 >= literalsSeen) literalsSeen = literal(p + 16, literalsSeen, limit);
    if (mayBeLiteral(c) && p + 32 >= literalsSeen) literalsSeen = literal(p + 32, literalsSeen, limit);
    if (mayBeLiteral(d) && p + 48 >= literalsSeen) literalsSeen = literal(p + 48, literalsSeen, limit);
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
      if ((mayBeRandom(start, end) && hasRandomSegment(start, end)) || hasPrefix(start)) emit(VALUE, start, end);
    }
  }
  return count();
}

// Is one of the first `length` bytes of the input zero?
export function hasNul(length: i32): bool {
  const limit = INPUT + length;
  let p = INPUT;
  for (; p + 64 <= limit; p += 64) {
    const least = i8x16.min_u(i8x16.min_u(v128.load(p), v128.load(p, 16)), i8x16.min_u(v128.load(p, 32), v128.load(p, 48)));
    if (!v128.all_true<i8>(least)) return true;
  }
  for (; p < limit; p++) if (load<u8>(p) == 0) return true;
  return false;
}

// The comparison of two trees.

import { BAD } from "./bad";

/** The position of the first NUL at or after `at`, or `end`. */
@inline
function nul(at: usize, end: usize): usize {
  while (at < end) {
    const mask = i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(0)));
    if (mask != 0) {
      const found = at + <usize>ctz(mask);
      return found < end ? found : end;
    }
    at += 16;
  }
  return end;
}

@inline
function same(a: usize, b: usize, length: usize): bool {
  const stop = a + length;
  while (a + 16 <= stop) {
    if (i8x16.bitmask(i8x16.eq(v128.load(a), v128.load(b))) != 0xffff) return false;
    a += 16;
    b += 16;
  }
  if (a == stop) return true;
  const mask: u32 = (1 << <u32>(stop - a)) - 1;
  return (<u32>i8x16.bitmask(i8x16.eq(v128.load(a), v128.load(b))) & mask) == mask;
}

/** The order of two tree entries, as git sorts them: names by bytes, a directory's as if it ended in "/". */
function order(a: usize, aNul: usize, b: usize, bNul: usize): i32 {
  const aTree = load<u8>(a) == 0x34;
  const bTree = load<u8>(b) == 0x34;
  while (a < aNul && load<u8>(a) != 0x20) a++;
  while (b < bNul && load<u8>(b) != 0x20) b++;
  a++;
  b++;
  while (a < aNul && b < bNul && load<u8>(a) == load<u8>(b)) {
    a++;
    b++;
  }
  const x: i32 = a < aNul ? <i32>load<u8>(a) : aTree ? 0x2f : 0;
  const y: i32 = b < bNul ? <i32>load<u8>(b) : bTree ? 0x2f : 0;
  return x - y;
}

/**
 * Lists the entries in which tree `b` differs from tree `a` as triples of u32 at `out`: 1 (only in b) or 0 (only in a),
 * the entry's position, its NUL's position, both relative to its own tree. Returns how many, or -1 for a malformed
 * tree. `out` has room for (aSize + bSize) / idSize triples.
 */
export function compareTrees(a: usize, aSize: u32, b: usize, bSize: u32, idSize: u32, out: usize): i32 {
  const a0 = a;
  const b0 = b;
  const aEnd = a + aSize;
  const bEnd = b + bSize;
  let n: i32 = 0;
  while (a < aEnd || b < bEnd) {
    let aNul: usize = 0;
    let aNext: usize = a;
    if (a < aEnd) {
      aNul = nul(a, aEnd);
      aNext = aNul + 1 + idSize;
      if (aNext > aEnd) return BAD;
      if (aNext - a <= bEnd - b && same(a, b, aNext - a)) {
        b += aNext - a;
        a = aNext;
        continue;
      }
    }
    let which: i32 = -1;
    let bNul: usize = 0;
    let bNext: usize = b;
    if (b < bEnd) {
      bNul = nul(b, bEnd);
      bNext = bNul + 1 + idSize;
      if (bNext > bEnd) return BAD;
      which = a < aEnd ? order(a, aNul, b, bNul) : 1;
    }
    if (which <= 0) {
      store<u32>(out, 0);
      store<u32>(out + 4, <u32>(a - a0));
      store<u32>(out + 8, <u32>(aNul - a0));
      out += 12;
      n++;
      a = aNext;
    }
    if (which >= 0) {
      store<u32>(out, 1);
      store<u32>(out + 4, <u32>(b - b0));
      store<u32>(out + 8, <u32>(bNul - b0));
      out += 12;
      n++;
      b = bNext;
    }
  }
  return n;
}

// Does a run of token bytes look as chance would make it?

import { between, kindOf, maskOf, maskOfTwo } from "./bytes";

const SHORTEST_SEGMENT: i32 = 8;
const FEWEST_UPPERS: i32 = 3;

// A first look at a run: are there a digit and three changes of class anywhere, or capitals and small letters in
// plenty? `hasRandomSegment` looks closer. Most runs are short, and words.
@inline
export function mayBeRandom(start: usize, end: usize): bool {
  return end - start <= 32 ? shortMayBeRandom(start, <i32>(end - start)) : longMayBeRandom(start, end);
}

function shortMayBeRandom(start: usize, length: i32): bool {
  const a = v128.load(start);
  const b = v128.load(start, 16);
  const inside = ~(<u32>0) >>> (32 - length);
  const digit = maskOfTwo(between(a, 48, 10), between(b, 48, 10)) & inside;
  const upper = maskOfTwo(between(a, 65, 26), between(b, 65, 26)) & inside;
  if (digit == 0 && <i32>popcnt(upper) < FEWEST_UPPERS) return false;
  const other = ~(digit | upper | maskOfTwo(between(a, 97, 26), between(b, 97, 26)));
  const change = (digit ^ (digit << 1)) | (upper ^ (upper << 1));
  return <i32>popcnt(change & inside & ~other & ~((other << 1) | 1)) >= 3;
}

// 64 bytes at a time.
function longMayBeRandom(start: usize, end: usize): bool {
  let digits: u64 = 0;
  let uppers = 0;
  let changes = 0;
  // Whether the byte before these 64 is a digit, a capital, or neither of them nor a small letter.
  let digitBefore: u64 = 0;
  let upperBefore: u64 = 0;
  let otherBefore: u64 = 1; // nothing stands before the first
  for (let p = start; p < end; p += 64) {
    const a = v128.load(p);
    const b = v128.load(p, 16);
    const c = v128.load(p, 32);
    const d = v128.load(p, 48);
    const inside = ~(<u64>0) >>> <u64>(end - p >= 64 ? 0 : 64 - (end - p));
    const digit = maskOf(between(a, 48, 10), between(b, 48, 10), between(c, 48, 10), between(d, 48, 10)) & inside;
    const upper = maskOf(between(a, 65, 26), between(b, 65, 26), between(c, 65, 26), between(d, 65, 26)) & inside;
    digits |= digit;
    uppers += <i32>popcnt(upper);
    if (end - p <= 64 && digits == 0 && uppers < FEWEST_UPPERS) return false;
    const lower = maskOf(between(a, 97, 26), between(b, 97, 26), between(c, 97, 26), between(d, 97, 26));
    const other = ~(digit | upper | lower) & inside;
    const change = (digit ^ ((digit << 1) | digitBefore)) | (upper ^ ((upper << 1) | upperBefore));
    changes += <i32>popcnt(change & inside & ~other & ~((other << 1) | otherBefore));
    if (digits != 0 && changes >= 3) return true;
    digitBefore = digit >>> 63;
    upperBefore = upper >>> 63;
    otherBefore = other >>> 63;
  }
  return uppers >= FEWEST_UPPERS && changes >= 3;
}

// The run is random when one of its segments between `_ - / +` is, or when it is made of groups.
export function hasRandomSegment(start: usize, end: usize): bool {
  let digits = 0;
  let uppers = 0;
  let changes = 0;
  let before: u32 = 0;
  let from = start;
  let dashes = 0;
  for (let p = start; p <= end; p++) {
    const byte = p < end ? <u32>load<u8>(p) : 95;
    const kind = kindOf(byte);
    if (kind != 0) {
      if (kind == 1) digits++;
      if (kind == 2) uppers++;
      if (before != 0 && kind != before) changes++;
    } else {
      const length = <i32>(p - from);
      if (length >= SHORTEST_SEGMENT) {
        if (digits >= 1 && changes >= 3) return true;
        if (changes * 3 >= length && uppers * 10 >= length * 3) return true;
      }
      if (byte == 45) dashes++;
      digits = 0;
      uppers = 0;
      changes = 0;
      from = p + 1;
    }
    before = kind;
  }
  return dashes >= 3 && dashes <= 8;
}

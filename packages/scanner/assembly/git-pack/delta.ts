// The application of a delta to its base.

import { BAD } from "./bad";

@inline
function copy(dst: usize, src: usize, length: u32): void {
  if (length > 256) {
    memory.copy(dst, src, length);
    return;
  }
  const stop = dst + length;
  while (dst < stop) {
    v128.store(dst, v128.load(src));
    dst += 16;
    src += 16;
  }
}

/**
 * Applies the operations of a delta (its two sizes already read) and lists the stretches copied from the base as
 * triples (target, length, base) of u32 at `runs`, adjacent ones joined. `runs` has room for one a delta byte.
 * Returns how many, or -1.
 */
export function apply(base: usize, baseSize: u32, delta: usize, deltaSize: u32, dst: usize, size: u32, runs: usize): i32 {
  const end = delta + deltaSize;
  let at: u32 = 0;
  let n: i32 = 0;
  let runTarget: u32 = 0;
  let runLength: u32 = 0;
  let runBase: u32 = 0;
  while (delta < end) {
    const op = <u32>load<u8>(delta++);
    if (op & 128) {
      let offset: u32 = 0;
      let length: u32 = 0;
      if (op & 1) offset = <u32>load<u8>(delta++);
      if (op & 2) offset |= <u32>load<u8>(delta++) << 8;
      if (op & 4) offset |= <u32>load<u8>(delta++) << 16;
      if (op & 8) offset |= <u32>load<u8>(delta++) << 24;
      if (op & 16) length = <u32>load<u8>(delta++);
      if (op & 32) length |= <u32>load<u8>(delta++) << 8;
      if (op & 64) length |= <u32>load<u8>(delta++) << 16;
      if (length == 0) length = 0x10000;
      if (delta > end || offset > baseSize || length > baseSize - offset || length > size - at) return BAD;
      copy(dst + at, base + offset, length);
      if (runLength != 0 && runTarget + runLength == at && runBase + runLength == offset) {
        runLength += length;
      } else {
        if (runLength != 0) {
          store<u32>(runs, runTarget);
          store<u32>(runs + 4, runLength);
          store<u32>(runs + 8, runBase);
          runs += 12;
          n++;
        }
        runTarget = at;
        runLength = length;
        runBase = offset;
      }
      at += length;
    } else {
      if (op == 0 || delta + op > end || op > size - at) return BAD;
      copy(dst + at, delta, op);
      delta += op;
      at += op;
    }
  }
  if (at != size) return BAD;
  if (runLength != 0) {
    store<u32>(runs, runTarget);
    store<u32>(runs + 4, runLength);
    store<u32>(runs + 8, runBase);
    n++;
  }
  return n;
}

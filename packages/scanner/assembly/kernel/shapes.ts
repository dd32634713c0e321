// What is no run of token bytes: arrays of bytes, addresses with a password, escapes of a whole value.

import { NUMBER, SEPARATOR, textClass } from "./bytes";
import { BYTE_ARRAY, INPUT, URL, VALUE, emit } from "./events";

const FEWEST_NUMBERS: i32 = 32;
const MOST_NUMBERS: i32 = 96;
const LONGEST_USERINFO: usize = 256;
const FEWEST_ESCAPES: usize = 24; // bytes
const ADDRESS_SHOWN: usize = 16;

// Follows numbers both ways. Returns where looking went to.
export function byteArray(from: usize, limit: usize): usize {
  let begin = from;
  const floor = from - INPUT > 640 ? from - 640 : INPUT;
  while (begin > floor && (textClass(load<u8>(begin - 1)) & <u32>(SEPARATOR | NUMBER)) != 0) begin--;
  let numbers = 0;
  let p = begin;
  let start = begin;
  let last = begin;
  while (p < limit && numbers < MOST_NUMBERS) {
    while (p < limit && (textClass(load<u8>(p)) & <u32>SEPARATOR) != 0) p++;
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
export function url(p: usize, limit: usize): void {
  if (load<u16>(p, 1) != 0x2f2f) return;
  // `otpauth`: the seed among its parameters is of capitals, which change too seldom to be seen.
  if (p >= INPUT + 7 && load<u32>(p - 4) == 0x68747561 && load<u32>(p - 7) == 0x6170746f) emit(VALUE, p + 3, min(p + 3 + ADDRESS_SHOWN, limit));
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

// True for 32 bytes of which every third, fourth or sixth is no token: `%41%42`, `\x41\x42`, `\u0041\u0042`.
@inline
export function isEvenlyParted(gaps: u32): bool {
  const first = ctz(gaps);
  if (first < 3 && gaps == <u32>0x49249249 << first) return true;
  if (first < 4 && gaps == <u32>0x11111111 << first) return true;
  return first < 6 && gaps == <u32>0x41041041 << first;
}

// Follows escapes of printable characters from the first of them on. Returns where looking went to.
export function escapes(from: usize, limit: usize): usize {
  const sign = <u32>load<u8>(from);
  const letter = <u32>load<u8>(from, 1) | 32;
  let width: usize = 3;
  if (sign == 92 && letter == 120) width = 4;
  else if (sign == 92 && letter == 117) width = 6;
  else if (sign != 37) return from;
  let p = from;
  while (p + width <= limit && <u32>load<u8>(p) == sign) {
    if (width != 3 && (<u32>load<u8>(p, 1) | 32) != letter) break;
    if (width == 6 && load<u16>(p, 2) != 0x3030) break;
    if (<u32>load<u8>(p + width - 2) - 50 > 5) break;
    p += width;
  }
  if (p - from < FEWEST_ESCAPES) return from;
  emit(VALUE, from, p);
  return p;
}

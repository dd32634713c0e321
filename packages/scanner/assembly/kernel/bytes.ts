// Classes of bytes: sixteen at a time by two tables, one at a time, and masks of them.

export const TEXT_LOW: usize = 0x60;
export const TEXT_HIGH: usize = 0x70;

// Classes of text, as src/kernel/tables.ts makes them.
export const LETTER: i32 = 1 | 2 | 4;
export const SEPARATOR: i32 = 8 | 16;
export const NUMBER: i32 = 32;
export const NOT_ASCII: i32 = 4;

@inline
export function classes(v: v128, low: v128, high: v128): v128 {
  return v128.and(i8x16.swizzle(low, v128.and(v, i8x16.splat(15))), i8x16.swizzle(high, i8x16.shr_u(v, 4)));
}

@inline
export function maskOf(a: v128, b: v128, c: v128, d: v128): u64 {
  return <u64>i8x16.bitmask(a) | (<u64>i8x16.bitmask(b) << 16) | (<u64>i8x16.bitmask(c) << 32) | (<u64>i8x16.bitmask(d) << 48);
}

@inline
export function maskOfTwo(a: v128, b: v128): u32 {
  return <u32>i8x16.bitmask(a) | (<u32>i8x16.bitmask(b) << 16);
}

@inline
export function has(v: v128, bits: i32): v128 {
  return i8x16.ne(v128.and(v, i8x16.splat(<i8>bits)), i8x16.splat(0));
}

@inline
export function between(v: v128, first: i32, count: i32): v128 {
  return i8x16.lt_u(i8x16.sub(v, i8x16.splat(<i8>first)), i8x16.splat(<i8>count));
}

@inline
export function textClass(byte: u32): u32 {
  return load<u8>(TEXT_LOW + (byte & 15)) & load<u8>(TEXT_HIGH + (byte >>> 4));
}

// Digit 1, capital 2, small letter 4, everything else 0.
@inline
export function kindOf(byte: u32): u32 {
  if (byte - 48 < 10) return 1;
  if (byte - 65 < 26) return 2;
  return byte - 97 < 26 ? 4 : 0;
}

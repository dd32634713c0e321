// What the scan reports, and where in memory it lies; src/kernel/layout.ts has the same numbers.

const EVENTS: usize = 0x5000; // 12 bytes each: kind, start, end
export const INPUT: usize = 0x150000;

export const VALUE: u32 = 0;
export const MNEMONIC: u32 = 1;
export const BYTE_ARRAY: u32 = 2;
export const URL: u32 = 3;
export const LITERAL: u32 = 4;

let out: usize = EVENTS;

@inline
export function forget(): void {
  out = EVENTS;
}

@inline
export function emit(kind: u32, start: usize, end: usize): void {
  store<u32>(out, kind);
  store<u32>(out, <u32>(start - INPUT), 4);
  store<u32>(out, <u32>(end - INPUT), 8);
  out += 12;
}

@inline
export function count(): i32 {
  return <i32>((out - EVENTS) / 12);
}

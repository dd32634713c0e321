/** A bitmap's set bits, and where the bytes after it begin. */
export interface EwahBits {
  readonly bits: number[];
  readonly next: number;
}

const MOST_BITS = 100_000_000;

/**
 * Reads an EWAH bitmap as git writes it: a count of bits, a count of 64-bit words, the words, and the position of the
 * last marker. A marker word holds a run (one bit and a length) and how many literal words follow it.
 *
 * @returns null when it is malformed
 */
export function readEwah(bytes: Buffer, start: number): EwahBits | null {
  if (start + 8 > bytes.length) return null;
  const size = bytes.readUInt32BE(start);
  const words = bytes.readUInt32BE(start + 4);
  const end = start + 8 + words * 8;
  if (size > MOST_BITS || end + 4 > bytes.length) return null;
  const bits: number[] = [];
  let position = 0;
  for (let at = start + 8; at < end;) {
    const marker = bytes.readBigUInt64BE(at);
    at += 8;
    const isSet = (marker & 1n) === 1n;
    const run = Number((marker >> 1n) & 0xffffffffn) * 64;
    const literals = Number(marker >> 33n);
    if (position + run > size + 64 || at + literals * 8 > end) return null;
    if (isSet) for (let bit = 0; bit < run; bit++) bits.push(position + bit);
    position += run;
    for (let i = 0; i < literals; i++, at += 8, position += 64) {
      const word = bytes.readBigUInt64BE(at);
      for (let bit = 0n; bit < 64n; bit++) if ((word >> bit) & 1n) bits.push(position + Number(bit));
    }
  }
  return { bits: bits.filter((bit) => bit < size), next: end + 4 };
}

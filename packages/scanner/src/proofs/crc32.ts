/** A step for each byte; made at the first checksum. */
let steps: Uint32Array | undefined;

function makeSteps(): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, index) => {
    let value = index;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xed_b8_83_20 : value >>> 1;
    return value;
  });
}

/** CRC-32 (ISO 3309, as in gzip) of a text's UTF-8, unsigned. */
export function crc32(text: string): number {
  steps ??= makeSteps();
  let crc = 0xff_ff_ff_ff;
  for (const byte of new TextEncoder().encode(text)) crc = (crc >>> 8) ^ (steps[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xff_ff_ff_ff) >>> 0;
}

const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/**
 * True when the last six characters are the checksum of the thirty before them.
 *
 * GitHub's and npm's tokens have it after their prefix; the check passes by chance once in 2^32. GitHub's own
 * documentation shows a token that fails.
 */
export function hasBase62Checksum(token: string): boolean {
  const body = token.slice(token.lastIndexOf("_") + 1);
  if (!/^[0-9A-Za-z]{36}$/u.test(body)) return false;
  let rest = crc32(body.slice(0, 30));
  let expected = "";
  while (rest > 0) {
    expected = BASE62.charAt(rest % 62) + expected;
    rest = Math.floor(rest / 62);
  }
  return body.slice(30) === expected.padStart(6, "0");
}

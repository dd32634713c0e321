/** The steps for each byte, by polynomial; made at its first checksum. */
const tables = new Map<number, Uint32Array>();

function stepsOf(polynomial: number): Uint32Array {
  const known = tables.get(polynomial);
  if (known !== undefined) return known;
  const steps = Uint32Array.from({ length: 256 }, (_, index) => {
    let value = index;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ polynomial : value >>> 1;
    return value;
  });
  tables.set(polynomial, steps);
  return steps;
}

function checksum(bytes: Uint8Array, polynomial: number): number {
  const steps = stepsOf(polynomial);
  let crc = 0xff_ff_ff_ff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (steps[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xff_ff_ff_ff) >>> 0;
}

/** CRC-32 (ISO 3309, as in gzip) of a text's UTF-8, unsigned. */
export function crc32(text: string): number {
  return checksum(new TextEncoder().encode(text), 0xed_b8_83_20);
}

/** CRC-32C (RFC 3720, as in iSCSI) of bytes, unsigned. */
export function crc32c(bytes: Uint8Array): number {
  return checksum(bytes, 0x82_f6_3b_78);
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

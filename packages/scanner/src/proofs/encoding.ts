/** Bytes of standard or URL-safe base64, padded or not; undefined when it is neither or not canonical. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const plain = text
    .replaceAll("-", "+")
    .replaceAll("_", "/")
    .replace(/={1,2}$/u, "");
  if (!/^[A-Za-z0-9+/]*$/u.test(plain) || plain.length % 4 === 1) return undefined;
  const binary = atob(plain.padEnd(Math.ceil(plain.length / 4) * 4, "="));
  if (btoa(binary).replace(/={1,2}$/u, "") !== plain) return undefined;
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/** Bytes of hex with or without `0x`; undefined when it is none or has an odd digit. */
export function decodeHex(text: string): Uint8Array | undefined {
  const digits = text.replace(/^0x/iu, "");
  if (digits.length % 2 === 1 || !/^[0-9a-fA-F]*$/u.test(digits)) return undefined;
  return Uint8Array.from({ length: digits.length / 2 }, (_, i) => Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16));
}

/** Bytes as lower-case hex. */
export function encodeHex(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += byte.toString(16).padStart(2, "0");
  return text;
}

/** The numbers of `[1, 2, …]` as bytes; undefined when one is no byte or there are more than `most`. */
export function decodeByteArray(text: string, most = 96): Uint8Array | undefined {
  const numbers = text.match(/\d+/gu) ?? [];
  if (numbers.length === 0 || numbers.length > most || numbers.some((n) => n.length > 3 || Number(n) > 255))
    return undefined;
  return Uint8Array.from(numbers, Number);
}

/** True when two byte strings are equal. Not for secrets against a guess: its time depends on them. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

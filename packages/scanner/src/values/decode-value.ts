/** Printable ASCII and line ends, by far: encoded text, not encoded randomness. */
function isText(bytes: string): boolean {
  let printable = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (isPrintable(bytes.charCodeAt(i))) printable += 1;
  }
  return printable === bytes.length;
}

function fromBase64(text: string): string | undefined {
  const standard = text.replaceAll("-", "+").replaceAll("_", "/").replace(/=+$/u, "");
  if (!/^[A-Za-z0-9+/]+$/u.test(standard) || standard.length % 4 === 1) return undefined;
  return atob(standard);
}

function fromHex(text: string): string | undefined {
  if (!/^(?:[0-9a-fA-F]{2})+$/u.test(text)) return undefined;
  return String.fromCharCode(...(text.match(/../gu) ?? []).map((pair) => Number.parseInt(pair, 16)));
}

/** The six bits of each base64 and base64url character, 64 for every other. */
const SIX_BITS = Uint8Array.from({ length: 128 }, (_, code) => {
  if (code >= 65 && code <= 90) return code - 65;
  if (code >= 97 && code <= 122) return code - 71;
  if (code >= 48 && code <= 57) return code + 4;
  return code === 43 || code === 45 ? 62 : code === 47 || code === 95 ? 63 : 64;
});

function isPrintable(byte: number): boolean {
  return (byte >= 32 && byte < 127) || byte === 9 || byte === 10 || byte === 13;
}

const HEX_TEXT = /^[2-7][0-9a-fA-F]/u;

/** A look at the first bytes: nearly every value that is no encoded text ends here. */
function mayBeText(value: string): boolean {
  const sixBits = (at: number): number => SIX_BITS[value.charCodeAt(at)] ?? 64;
  const [a, b, c, d] = [sixBits(0), sixBits(1), sixBits(2), sixBits(3)];
  if ((a | b | c | d) >= 64) return HEX_TEXT.test(value);
  const first = (a << 2) | (b >> 4);
  const second = ((b & 15) << 4) | (c >> 2);
  const third = ((c & 3) << 6) | d;
  return (isPrintable(first) && isPrintable(second) && isPrintable(third)) || HEX_TEXT.test(value);
}

/** Shorter ones decode to text by chance. */
const SHORTEST_ENCODED = 12;
/** Longer ones are data. */
export const LONGEST_ENCODED = 65_536;

/**
 * The text that a value is the base64, base64url or hex of.
 *
 * @returns undefined when it decodes to anything but printable ASCII: nearly every random value
 */
export function decodeValue(value: string): string | undefined {
  if (value.length < SHORTEST_ENCODED || value.length > LONGEST_ENCODED) return undefined;
  if (!mayBeText(value)) return undefined;
  const decoded = fromHex(value) ?? fromBase64(value);
  return decoded !== undefined && decoded.length >= 8 && isText(decoded) ? decoded : undefined;
}

/** Printable ASCII and line ends, by far: encoded text, not encoded randomness. */
function isText(bytes: string): boolean {
  let printable = 0;
  for (let i = 0; i < bytes.length; i++) {
    const code = bytes.charCodeAt(i);
    if ((code >= 32 && code < 127) || code === 9 || code === 10 || code === 13) printable += 1;
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

/** A look at the first bytes: nearly every value that is no encoded text ends here. */
function mayBeText(value: string): boolean {
  if (/^[2-7][0-9a-fA-F]/u.test(value)) return true;
  const head = value.slice(0, 4).replaceAll("-", "+").replaceAll("_", "/");
  return /^[A-Za-z0-9+/]{4}$/u.test(head) && isText(atob(head));
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

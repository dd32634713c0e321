/** One element of DER: its tag and its content, which shares the input's memory. */
export interface DerElement {
  readonly tag: number;
  readonly content: Uint8Array;
}

/** Tags that private keys use. */
export const DER = {
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  oid: 0x06,
  sequence: 0x30,
  context0: 0xa0,
  context1: 0xa1,
} as const;

/** The elements that fill the bytes to the last one; undefined when they do not. At most 32. */
export function readDer(bytes: Uint8Array): readonly DerElement[] | undefined {
  const elements: DerElement[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (elements.length === 32) return undefined;
    const tag = bytes[at] ?? 0;
    const head = lengthAt(bytes, at + 1);
    if (head === undefined || head.start + head.length > bytes.length) return undefined;
    elements.push({ tag, content: bytes.subarray(head.start, head.start + head.length) });
    at = head.start + head.length;
  }
  return elements;
}

function lengthAt(bytes: Uint8Array, at: number): { readonly start: number; readonly length: number } | undefined {
  const first = bytes[at];
  if (first === undefined) return undefined;
  if (first < 0x80) return { start: at + 1, length: first };
  const count = first & 0x7f;
  if (count === 0 || count > 3) return undefined; // indefinite, or 16 MB and more
  let length = 0;
  for (let i = 1; i <= count; i++) length = length * 256 + (bytes[at + i] ?? 0);
  return length < 0x80 ? undefined : { start: at + 1 + count, length };
}

/** The parts of a single sequence that fills the bytes; undefined when it does not. */
export function readSequence(bytes: Uint8Array): readonly DerElement[] | undefined {
  const [only, ...more] = readDer(bytes) ?? [];
  return only?.tag === DER.sequence && more.length === 0 ? readDer(only.content) : undefined;
}

/** The number in an INTEGER's content, not negative; undefined when it is negative or empty. */
export function derInteger(element: DerElement | undefined): bigint | undefined {
  if (element?.tag !== DER.integer || element.content.length === 0 || (element.content[0] ?? 0) >= 0x80)
    return undefined;
  let value = 0n;
  for (const byte of element.content) value = (value << 8n) | BigInt(byte);
  return value;
}

import { sha256 } from "@noble/hashes/sha2.js";
import { base58, base58xrp } from "@scure/base";

/** Decoding is quadratic in the length; no base58 secret is longer. */
const LONGEST = 200;

/** The bytes of base58 in Bitcoin's alphabet, or undefined. */
export function decodeBase58(text: string): Uint8Array | undefined {
  if (text.length > LONGEST || !/^[1-9A-HJ-NP-Za-km-z]+$/u.test(text)) return undefined;
  return base58.decode(text);
}

function withoutChecksum(bytes: Uint8Array | undefined): Uint8Array | undefined {
  if (bytes === undefined || bytes.length < 5) return undefined;
  const payload = bytes.subarray(0, -4);
  const check = sha256(sha256(payload));
  return bytes.subarray(-4).every((byte, i) => byte === check[i]) ? payload : undefined;
}

/** The payload of base58check, whose last four bytes are the double SHA-256 of the others; undefined when they are not. */
export function decodeBase58Check(text: string): Uint8Array | undefined {
  return withoutChecksum(decodeBase58(text));
}

/** The same in the XRP Ledger's alphabet. */
export function decodeXrpBase58Check(text: string): Uint8Array | undefined {
  if (text.length > LONGEST || !/^[1-9A-HJ-NP-Za-km-z]+$/u.test(text)) return undefined;
  return withoutChecksum(base58xrp.decode(text));
}

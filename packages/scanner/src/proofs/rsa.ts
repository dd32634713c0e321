import { DER, derInteger, readSequence } from "./der.ts";

/** Longest key that is checked, in bytes of DER: 16,384 bits. */
const LONGEST = 12_000;

/** An RSA private key in PKCS#1 or PKCS#8 whose modulus is the product of its primes. */
export function isRsaPrivateKey(der: Uint8Array): boolean {
  if (der.length > LONGEST) return false;
  const outer = readSequence(der);
  if (outer === undefined) return false;
  const [version, second, inner] = outer;
  if (second?.tag === DER.sequence && inner?.tag === DER.octets) return isRsaPrivateKey(inner.content);
  if (outer.length < 9 || derInteger(version) === undefined) return false;
  const [n, e, d, p, q] = outer.slice(1, 6).map(derInteger);
  if (n === undefined || e === undefined || d === undefined || p === undefined || q === undefined) return false;
  return p > 1n && q > 1n && e > 1n && d > 1n && p * q === n;
}

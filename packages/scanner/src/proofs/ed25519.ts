import { ed25519 } from "@noble/curves/ed25519.js";
import { decodeBase58 } from "./base58.ts";
import { ed25519Seed } from "./ed25519-pkcs8.ts";
import { decodeBase64, decodeByteArray, decodeHex, equalBytes } from "./encoding.ts";

/** The bytes of a value in whatever coding gives `length` of them: hex, base58, base64 or a list of numbers. */
function decodeTo(text: string, length: number): Uint8Array[] {
  const value = text.replace(/^ed25519:/u, "");
  const all = value.includes(",")
    ? [decodeByteArray(value)]
    : [decodeHex(value), value.length <= 128 ? decodeBase58(value) : undefined, decodeBase64(value)];
  return all.filter((bytes) => bytes?.length === length) as Uint8Array[];
}

/**
 * 64 bytes that are a seed and the public key which it derives to: Solana, Coinbase, NEAR, Algorand and others.
 *
 * Signatures and digests of the same length pass once in 2^256.
 */
export function isEd25519Pair(text: string): boolean {
  return decodeTo(text, 64).some((bytes) => equalBytes(ed25519.getPublicKey(bytes.slice(0, 32)), bytes.slice(32)));
}

/** True when 32 secret bytes derive to the public key beside them; each in any coding, a PKCS#8 secret too. */
export function derivesEd25519(secret: string, publicKey: string): boolean {
  const publicKeys = decodeTo(publicKey, 32);
  if (publicKeys.length === 0) return false;
  const wrapped = ed25519Seed(decodeBase64(secret) ?? new Uint8Array());
  const seeds = wrapped === undefined ? decodeTo(secret, 32) : [wrapped];
  return seeds.some((seed) => {
    const derived = ed25519.getPublicKey(seed);
    return publicKeys.some((key) => equalBytes(key, derived));
  });
}

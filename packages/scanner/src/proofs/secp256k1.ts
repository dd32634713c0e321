import { ed25519 } from "@noble/curves/ed25519.js";
import { secp256k1 } from "@noble/curves/secp256k1.js";
import { ripemd160 } from "@noble/hashes/legacy.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { keccak_256 } from "@noble/hashes/sha3.js";
import { base58, bech32, createBase58check } from "@scure/base";
import { decodeHex, encodeHex } from "./encoding.ts";

const base58check = createBase58check(sha256);

/** 32 bytes of hex within the order of secp256k1 that look drawn by chance: not padded, not text, not a pattern. */
export function isSecp256k1Scalar(text: string): boolean {
  const digits = text.replace(/^0x/iu, "").toLowerCase();
  const bytes = digits.length === 64 ? decodeHex(digits) : undefined;
  if (bytes === undefined || new Set(digits).size < 10 || /^0{8}|0{8}$|([0-9a-f])\1{7}/u.test(digits)) return false;
  const printable = bytes.filter((byte) => byte >= 32 && byte < 127).length;
  return printable < 28 && secp256k1.utils.isValidSecretKey(bytes);
}

/**
 * The addresses that a secret controls, as they are usually written: EVM in lower case, Tron, Bitcoin of two kinds,
 * Solana for an Ed25519 seed. One of them beside a bare number proves that it is a key.
 */
export function addressesOf(secretHex: string): readonly string[] {
  const secret = decodeHex(secretHex);
  if (secret?.length !== 32 || !secp256k1.utils.isValidSecretKey(secret)) return [];
  const account = keccak_256(secp256k1.getPublicKey(secret, false).slice(1)).slice(12);
  const hash = ripemd160(sha256(secp256k1.getPublicKey(secret, true)));
  return [
    `0x${encodeHex(account)}`,
    base58check.encode(Uint8Array.from([0x41, ...account])),
    base58check.encode(Uint8Array.from([0, ...hash])),
    bech32.encode("bc", [0, ...bech32.toWords(hash)]),
    base58.encode(ed25519.getPublicKey(secret)),
  ];
}

import { checkPrimeSync, createPrivateKey } from "node:crypto";
import { ed25519 } from "@noble/curves/ed25519.js";
import { p256 } from "@noble/curves/nist.js";
import { secp256k1 } from "@noble/curves/secp256k1.js";
import { concatBytes } from "@noble/hashes/utils.js";
import { base64 } from "@scure/base";
import { type SeededRandom, seededRandom } from "./random.ts";

/** A private key in DER with its PEM label. */
export interface PrivateKey {
  readonly label: "PRIVATE KEY" | "EC PRIVATE KEY" | "RSA PRIVATE KEY";
  readonly der: Uint8Array;
}

function concat(...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  return concatBytes(...parts.map((part) => Uint8Array.from(part)));
}

function tagged(tag: number, body: Uint8Array | readonly number[]): Uint8Array {
  const length = body.length;
  const header = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return concat([tag], header, body);
}

function integer(value: bigint): Uint8Array {
  let hex = value.toString(16);
  if (hex.length % 2 === 1) hex = `0${hex}`;
  const bytes = Uint8Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));
  return tagged(0x02, (bytes[0] ?? 0) >= 0x80 ? concat([0], bytes) : bytes);
}

/** RFC 8410: an Ed25519 seed in PKCS#8. */
export function ed25519Pkcs8(random: SeededRandom): PrivateKey {
  const prefix = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];
  return { label: "PRIVATE KEY", der: concat(prefix, random.bytes(32)) };
}

const CURVES = {
  p256: { curve: p256, oid: [0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07] },
  secp256k1: { curve: secp256k1, oid: [0x06, 0x05, 0x2b, 0x81, 0x04, 0x00, 0x0a] },
} as const;

/** RFC 5915: an elliptic-curve key with its public point; `wrapped` puts it in PKCS#8 as the wallet services do. */
export function ecPrivateKey(random: SeededRandom, name: keyof typeof CURVES = "p256", wrapped = false): PrivateKey {
  const { curve, oid } = CURVES[name];
  let secret = random.bytes(32);
  while (!curve.utils.isValidSecretKey(secret)) secret = random.bytes(32);
  const point = tagged(0xa1, tagged(0x03, concat([0], curve.getPublicKey(secret, false))));
  const scalar = concat([0x02, 0x01, 0x01], tagged(0x04, secret));
  if (!wrapped) {
    return { label: "EC PRIVATE KEY", der: tagged(0x30, concat(scalar, tagged(0xa0, oid), point)) };
  }
  const algorithm = tagged(0x30, concat([0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01], oid));
  const inner = tagged(0x04, tagged(0x30, concat(scalar, point)));
  return { label: "PRIVATE KEY", der: tagged(0x30, concat([0x02, 0x01, 0x00], algorithm, inner)) };
}

const SMALL_PRIMES = [3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n, 37n, 41n, 43n, 47n, 53n, 59n, 61n, 67n, 71n];

function prime(bits: number, random: SeededRandom): bigint {
  for (;;) {
    let value = 0n;
    for (const byte of random.bytes(bits / 8)) value = (value << 8n) | BigInt(byte);
    value |= (3n << BigInt(bits - 2)) | 1n; // the two top bits: a product of full length
    if (value % 65537n === 1n || SMALL_PRIMES.some((small) => value % small === 0n)) continue;
    if (checkPrimeSync(value, { checks: 8 })) return value;
  }
}

// Primes are slow to find. Any two of 24 make a key: 276 keys for the price of 24 primes.
const POOL = 24;
const primes = new Map<string, bigint>();

function pooledPrime(bits: number, index: number): bigint {
  const name = `${bits}/${index}`;
  const found = primes.get(name) ?? prime(bits, seededRandom(`rsa-prime/${name}`));
  primes.set(name, found);
  return found;
}

function modularInverse(value: bigint, modulus: bigint): bigint {
  let [r0, r1, t0, t1] = [modulus, value % modulus, 0n, 1n];
  while (r1 !== 0n) {
    const quotient = r0 / r1;
    [r0, r1] = [r1, r0 - quotient * r1];
    [t0, t1] = [t1, t0 - quotient * t1];
  }
  return ((t0 % modulus) + modulus) % modulus;
}

/** PKCS#1: an RSA key whose parts fit each other; `wrapped` puts it in PKCS#8. */
export function rsaPrivateKey(random: SeededRandom, bits = 2048, wrapped = false): PrivateKey {
  const [first, second] = random.shuffle(Array.from({ length: POOL }, (_, i) => i));
  const p = pooledPrime(bits / 2, first ?? 0);
  const q = pooledPrime(bits / 2, second ?? 1);
  const e = 65537n;
  const d = modularInverse(e, (p - 1n) * (q - 1n));
  const numbers = [0n, p * q, e, d, p, q, d % (p - 1n), d % (q - 1n), modularInverse(q, p)];
  const pkcs1 = tagged(0x30, concat(...numbers.map(integer)));
  if (!wrapped) return { label: "RSA PRIVATE KEY", der: pkcs1 };
  const algorithm = [0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00];
  return {
    label: "PRIVATE KEY",
    der: tagged(0x30, concat([0x02, 0x01, 0x00], algorithm, tagged(0x04, pkcs1))),
  };
}

/** The key in PEM, lines of 64, without a line end after the last. */
export function toPem(key: PrivateKey): string {
  const dashes = "-----";
  const lines = base64.encode(key.der).match(/.{1,64}/gu) ?? [];
  return [`${dashes}BEGIN ${key.label}${dashes}`, ...lines, `${dashes}END ${key.label}${dashes}`].join("\n");
}

/** An Ed25519 seed with the public key it derives to. */
export function ed25519Pair(random: SeededRandom): { readonly seed: Uint8Array; readonly publicKey: Uint8Array } {
  const seed = random.bytes(32);
  return { seed, publicKey: ed25519.getPublicKey(seed) };
}

/** True when the platform's own parser takes the key; used to test the writers above. */
export function isParsedByNode(key: PrivateKey): boolean {
  try {
    createPrivateKey(toPem(key));
    return true;
  } catch {
    return false;
  }
}

import { hsalsa, xsalsa20poly1305 } from "@noble/ciphers/salsa.js";
import { x25519 } from "@noble/curves/ed25519.js";
import { blake2b } from "@noble/hashes/blake2.js";
import type { Random } from "@keyguard/core";

/** "expand 32-byte k", the constant of the Salsa20 family, as little-endian words. */
const SIGMA = new Uint32Array([0x61707865, 0x3320646e, 0x79622d32, 0x6b206574]);

/** Words of either byte order from bytes that are little-endian by definition. */
function words(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: bytes.length / 4 }, (_, i) => view.getUint32(i * 4, true));
}

function bytesOf(values: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [i, value] of values.entries()) view.setUint32(i * 4, value, true);
  return bytes;
}

/**
 * libsodium's sealed box: only the holder of the private half of `publicKey` can open it, not even the sender.
 *
 * The layout is an ephemeral public key, then XSalsa20-Poly1305 under the X25519 secret hashed by
 * HSalsa20, with a BLAKE2b-192 of both public keys as nonce (libsodium's documentation, "Sealed boxes").
 *
 * @param publicKey 32 bytes
 */
export function sealBox(message: Uint8Array, publicKey: Uint8Array, random: Random): Uint8Array {
  const ephemeral = random.bytes(32);
  const own = x25519.getPublicKey(ephemeral);
  const nonce = blake2b(new Uint8Array([...own, ...publicKey]), { dkLen: 24 });
  const key = new Uint32Array(8);
  hsalsa(SIGMA, words(x25519.getSharedSecret(ephemeral, publicKey)), new Uint32Array(4), key);
  const sealed = xsalsa20poly1305(bytesOf(key), nonce).encrypt(message);
  return new Uint8Array([...own, ...sealed]);
}

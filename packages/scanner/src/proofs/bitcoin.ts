import { secp256k1 } from "@noble/curves/secp256k1.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { decodeBase58Check } from "./base58.ts";

/** Version bytes of Bitcoin, its testnets, Litecoin, Dogecoin, Dash, DigiByte and other forks. */
const WIF_VERSIONS = new Set([0x80, 0xef, 0xb0, 0x9e, 0xcc, 0x99, 0xb5, 0xbc, 0xb2]);

/** A private key in the wallet import format: checksum, version, length and range. */
export function isWif(text: string): boolean {
  const payload = text.length < 50 || text.length > 53 ? undefined : decodeBase58Check(text);
  if (payload === undefined || !WIF_VERSIONS.has(payload[0] ?? 0)) return false;
  if (payload.length !== 33 && !(payload.length === 34 && payload[33] === 1)) return false;
  return secp256k1.utils.isValidSecretKey(payload.slice(1, 33));
}

const EXTENDED_VERSIONS = new Set([
  0x04_88_ad_e4, 0x04_35_83_94, 0x04_9d_78_78, 0x04_b2_43_0c, 0x04_4a_4e_28, 0x04_5f_18_bc, 0x02_95_b0_05,
  0x02_aa_7a_99, 0x02_42_85_b5, 0x02_57_50_48,
]);

/** An extended private key of BIP-32, 49 or 84; the deliberately wrong ones of BIP-32's own vectors fail. */
export function isExtendedPrivateKey(text: string): boolean {
  const payload = text.length === 111 ? decodeBase58Check(text) : undefined;
  if (payload?.length !== 78) return false;
  const view = new DataView(payload.buffer, payload.byteOffset, payload.length);
  if (!EXTENDED_VERSIONS.has(view.getUint32(0)) || view.getUint8(45) !== 0) return false;
  if (view.getUint8(4) === 0 && (view.getUint32(5) !== 0 || view.getUint32(9) !== 0)) return false;
  return secp256k1.utils.isValidSecretKey(payload.slice(46));
}

/** A private key that a passphrase encrypts, as BIP-38 writes it. */
export function isBip38(text: string): boolean {
  const payload = text.length === 58 ? decodeBase58Check(text) : undefined;
  return payload?.length === 39 && payload[0] === 1 && (payload[1] === 0x42 || payload[1] === 0x43);
}

/** A mini private key as on physical coins: its hash with a question mark begins with a zero byte. */
export function isMiniKey(text: string): boolean {
  if (!/^S[1-9A-HJ-NP-Za-km-z]{21}(?:[1-9A-HJ-NP-Za-km-z]{4}|[1-9A-HJ-NP-Za-km-z]{8})?$/u.test(text)) return false;
  return sha256(new TextEncoder().encode(`${text}?`))[0] === 0;
}

import { ripemd160 } from "@noble/hashes/legacy.js";
import { base32nopad } from "@scure/base";
import { decodeBase58, decodeBase58Check, decodeXrpBase58Check } from "./base58.ts";
import { encodeHex, equalBytes } from "./encoding.ts";

/** CRC-16 of XMODEM: polynomial 0x1021, initial value 0. */
function crc16(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xff_ff : (crc << 1) & 0xff_ff;
  }
  return crc;
}

/** A Stellar secret seed: version byte 0x90, 32 bytes, CRC-16. */
export function isStellarSeed(text: string): boolean {
  if (!/^S[A-D][A-Z2-7]{54}$/u.test(text)) return false;
  const bytes = base32nopad.decode(text);
  const crc = crc16(bytes.subarray(0, 33));
  return bytes[0] === 0x90 && bytes[33] === (crc & 0xff) && bytes[34] === crc >> 8;
}

/** A seed of the XRP Ledger, for either of its curves. */
export function isXrpSeed(text: string): boolean {
  if (!text.startsWith("s") || text.length > 31) return false;
  const payload = decodeXrpBase58Check(text);
  if (payload?.length === 17) return payload[0] === 0x21;
  return payload?.length === 19 && payload[0] === 1 && payload[1] === 0xe1 && payload[2] === 0x4b;
}

/** Four bytes that begin each kind of Tezos secret, and the length of what follows; of encrypted ones a fifth is part of that. */
const TEZOS: Readonly<Record<string, number>> = {
  "0d0f3a07": 32,
  "2bf64e07": 64,
  "11a2e0c9": 32,
  "1051eebd": 32,
  "0396c028": 32,
  "075a3cb3": 57,
  "09edf1ae": 57,
  "09303973": 57,
  "02051e35": 57,
};

/** A Tezos secret key, plain or encrypted, of any of its curves. */
export function isTezosSecret(text: string): boolean {
  const payload = decodeBase58Check(text);
  return payload !== undefined && TEZOS[encodeHex(payload.subarray(0, 4))] === payload.length - 4;
}

/** A private key of EOS and other Antelope chains, whose checksum is a RIPEMD-160 over the key and its curve. */
export function isAntelopeKey(text: string): boolean {
  const match = /^PVT_(K1|R1)_([1-9A-HJ-NP-Za-km-z]{48,51})$/u.exec(text);
  const bytes = decodeBase58(match?.[2] ?? "");
  if (bytes?.length !== 36) return false;
  const suffix = new TextEncoder().encode(match?.[1] ?? "");
  const check = ripemd160(Uint8Array.from([...bytes.subarray(0, 32), ...suffix]));
  return equalBytes(bytes.subarray(32), check.subarray(0, 4));
}

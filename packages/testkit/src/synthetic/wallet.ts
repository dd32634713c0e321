import { ed25519 } from "@noble/curves/ed25519.js";
import { secp256k1 } from "@noble/curves/secp256k1.js";
import { ripemd160 } from "@noble/hashes/legacy.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { keccak_256 } from "@noble/hashes/sha3.js";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { base32, base58, base58xrp, base64, bech32, createBase58check, hex } from "@scure/base";
import type { PartKind } from "@keyguard/core";
import { ecPrivateKey, ed25519Pkcs8 } from "./der.ts";
import { aezeed, algorandMnemonic, bip39Mnemonic, electrumSeed, polyseed, tonMnemonic } from "./mnemonic.ts";
import type { SeededRandom } from "./random.ts";
import { generateRun } from "./shape.ts";

const base58check = createBase58check(sha256);

function bytes(...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  return concatBytes(...parts.map((part) => Uint8Array.from(part)));
}

/** 32 bytes within the order of secp256k1, without long zero runs. */
export function secp256k1Secret(random: SeededRandom): Uint8Array {
  for (;;) {
    const secret = random.bytes(32);
    if (secp256k1.utils.isValidSecretKey(secret) && !/0{5}|f{5}/u.test(hex.encode(secret))) return secret;
  }
}

/** The EVM address of a secret, `0x` and lower case. */
export function evmAddress(secret: Uint8Array): string {
  const point = secp256k1.getPublicKey(secret, false).slice(1);
  return `0x${hex.encode(keccak_256(point).slice(12))}`;
}

function wif(random: SeededRandom, version: number, compressed: boolean): string {
  return base58check.encode(bytes([version], secp256k1Secret(random), compressed ? [1] : []));
}

const EXTENDED_VERSIONS: Readonly<Record<string, readonly number[]>> = {
  xprv: [0x04, 0x88, 0xad, 0xe4],
  yprv: [0x04, 0x9d, 0x78, 0x78],
  zprv: [0x04, 0xb2, 0x43, 0x0c],
  tprv: [0x04, 0x35, 0x83, 0x94],
};

/** A BIP-32 extended private key below the root. */
export function extendedKey(random: SeededRandom, prefix = "xprv"): string {
  const version = EXTENDED_VERSIONS[prefix] ?? [];
  return base58check.encode(
    bytes(version, [1], random.bytes(4), [0x80, 0, 0, 0], random.bytes(32), [0], secp256k1Secret(random)),
  );
}

function bech32Secret(prefix: string, payload: Uint8Array): string {
  return bech32.encode(prefix, bech32.toWords(payload), false);
}

function crc16(data: Uint8Array): number {
  let crc = 0;
  for (const byte of data) {
    crc ^= byte << 8;
    for (let i = 0; i < 8; i++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
  }
  return crc;
}

function stellarSeed(random: SeededRandom): string {
  const body = bytes([0x90], random.bytes(32));
  const crc = crc16(body);
  return base32.encode(bytes(body, [crc & 0xff, crc >> 8])).replaceAll("=", "");
}

function xrpSeed(random: SeededRandom): string {
  const payload = random.chance(0.5) ? bytes([0x21], random.bytes(16)) : bytes([1, 0xe1, 0x4b], random.bytes(16));
  return base58xrp.encode(bytes(payload, sha256(sha256(payload)).slice(0, 4)));
}

function ed25519Bytes(random: SeededRandom): Uint8Array {
  const seed = random.bytes(32);
  return bytes(seed, ed25519.getPublicKey(seed));
}

function antelope(random: SeededRandom): string {
  const secret = secp256k1Secret(random);
  const check = ripemd160(bytes(secret, [0x4b, 0x31])).slice(0, 4);
  return `PVT_K1_${base58.encode(bytes(secret, check))}`;
}

/** A way to make a wallet's secret, with the kind and the id under which it should be reported. */
export interface WalletKind {
  /** As in the facts: `bitcoin-wif`, `sui-private-key`. */
  readonly id: string;
  readonly kind: PartKind;
  /** True when a checksum or a derivation proves the value; false when only its slot does. */
  readonly selfProving: boolean;
  make(random: SeededRandom): string;
}

/** Every kind of wallet secret that fits on one line. */
export const WALLET_KINDS: readonly WalletKind[] = [
  kind("evm-private-key", "private-key", false, (r) => `0x${hex.encode(secp256k1Secret(r))}`),
  kind("tron-private-key", "private-key", false, (r) => hex.encode(secp256k1Secret(r))),
  kind("bitcoin-wif", "private-key", true, (r) => wif(r, 0x80, r.chance(0.7))),
  kind("bitcoin-wif-testnet", "private-key", true, (r) => wif(r, 0xef, true)),
  kind("litecoin-wif", "private-key", true, (r) => wif(r, 0xb0, true)),
  kind("dogecoin-wif", "private-key", true, (r) => wif(r, 0x9e, true)),
  kind("bip38", "private-key", true, (r) => base58check.encode(bytes([1, 0x42, 0xc0], r.bytes(36)))),
  kind("bip32-xprv", "private-key", true, (r) => extendedKey(r, r.pick(["xprv", "yprv", "zprv"]))),
  kind("bip39-mnemonic-12", "mnemonic", true, (r) => bip39Mnemonic(r, 12)),
  kind("bip39-mnemonic-24", "mnemonic", true, (r) => bip39Mnemonic(r, 24)),
  kind("bip39-mnemonic-spanish", "mnemonic", true, (r) => bip39Mnemonic(r, 12, "spanish")),
  kind("bip39-mnemonic-japanese", "mnemonic", true, (r) => bip39Mnemonic(r, 12, "japanese")),
  kind("bip39-mnemonic-korean", "mnemonic", true, (r) => bip39Mnemonic(r, 12, "korean")),
  kind("bip39-mnemonic-chinese", "mnemonic", true, (r) => bip39Mnemonic(r, 12, "simplified-chinese")),
  kind("electrum-seed", "mnemonic", true, electrumSeed),
  kind("ton-mnemonic", "mnemonic", true, tonMnemonic),
  kind("algorand-mnemonic", "mnemonic", true, algorandMnemonic),
  kind("polyseed", "mnemonic", true, polyseed),
  kind("solana-keypair", "private-key", true, (r) => base58.encode(ed25519Bytes(r))),
  kind("near-private-key", "private-key", true, (r) => `ed25519:${base58.encode(ed25519Bytes(r))}`),
  kind("sui-private-key", "private-key", true, (r) => bech32Secret("suiprivkey", bytes([0], r.bytes(32)))),
  kind("aptos-private-key", "private-key", true, (r) => `ed25519-priv-0x${hex.encode(secp256k1Secret(r))}`),
  kind("stellar-seed", "private-key", true, stellarSeed),
  kind("xrp-seed", "private-key", true, xrpSeed),
  kind("nostr-nsec", "private-key", true, (r) => bech32Secret("nsec", r.bytes(32))),
  kind("age-secret-key", "private-key", true, (r) => bech32Secret("age-secret-key-", r.bytes(32)).toUpperCase()),
  kind("cardano-skey", "private-key", true, (r) => bech32Secret("ed25519_sk", r.bytes(32))),
  kind("tezos-secret", "private-key", true, (r) => base58check.encode(bytes([0x0d, 0x0f, 0x3a, 0x07], r.bytes(32)))),
  kind("antelope-key", "private-key", true, antelope),
  kind("hedera-key", "private-key", true, (r) => hex.encode(ed25519Pkcs8(r).der)),
  kind("coinbase-cdp-wallet-secret", "private-key", true, (r) => base64.encode(ecPrivateKey(r, "p256", true).der)),
  kind("aezeed", "mnemonic", true, aezeed),
];

function kind(id: string, partKind: PartKind, selfProving: boolean, make: WalletKind["make"]): WalletKind {
  return { id, kind: partKind, selfProving, make };
}

/** A mini private key: 30 letters and digits whose SHA-256, with a question mark behind them, begins with a zero byte. */
export function miniKey(random: SeededRandom): string {
  for (;;) {
    const key = `S${generateRun("base58", 29, random)}`;
    if (sha256(utf8ToBytes(`${key}?`))[0] === 0) return key;
  }
}

/** A secret key of Nostr that a password locks. */
export function lockedNostrKey(random: SeededRandom): string {
  return bech32Secret("ncryptsec", bytes([2], random.bytes(90)));
}

/** An identity of age whose key a plugin keeps. */
export function agePluginIdentity(random: SeededRandom): string {
  return bech32Secret("age-plugin-yubikey-", random.bytes(20)).toUpperCase();
}

/** A secret key of Tezos that a password locks. */
export function lockedTezosKey(random: SeededRandom): string {
  return base58check.encode(bytes([0x07, 0x5a, 0x3c, 0xb3, 0x29], random.bytes(56)));
}

/** A Solana key file: 64 numbers, the seed and its public key. */
export function solanaArray(random: SeededRandom): string {
  return `[${[...ed25519Bytes(random)].join(",")}]`;
}

/** An encrypted wallet file of the Web3 secret storage kind; nobody knows a password for it. */
export function keystoreV3(random: SeededRandom): string {
  return JSON.stringify({
    version: 3,
    id: hex.encode(random.bytes(16)).replace(/^(.{8})(.{4})(.{4})(.{4})/u, "$1-$2-$3-$4-"),
    address: hex.encode(random.bytes(20)),
    crypto: {
      ciphertext: hex.encode(random.bytes(32)),
      cipherparams: { iv: hex.encode(random.bytes(16)) },
      cipher: "aes-128-ctr",
      kdf: "scrypt",
      kdfparams: { dklen: 32, salt: hex.encode(random.bytes(32)), n: 8192, r: 8, p: 1 },
      mac: hex.encode(random.bytes(32)),
    },
  });
}

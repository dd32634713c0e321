import { pbkdf2Sync } from "node:crypto";
import { hmac } from "@noble/hashes/hmac.js";
import { sha512, sha512_256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { entropyToMnemonic, validateMnemonic } from "@scure/bip39";
import { wordlist as czech } from "@scure/bip39/wordlists/czech.js";
import { wordlist as english } from "@scure/bip39/wordlists/english.js";
import { wordlist as french } from "@scure/bip39/wordlists/french.js";
import { wordlist as italian } from "@scure/bip39/wordlists/italian.js";
import { wordlist as japanese } from "@scure/bip39/wordlists/japanese.js";
import { wordlist as korean } from "@scure/bip39/wordlists/korean.js";
import { wordlist as portuguese } from "@scure/bip39/wordlists/portuguese.js";
import { wordlist as simplifiedChinese } from "@scure/bip39/wordlists/simplified-chinese.js";
import { wordlist as spanish } from "@scure/bip39/wordlists/spanish.js";
import { wordlist as traditionalChinese } from "@scure/bip39/wordlists/traditional-chinese.js";
import type { SeededRandom } from "./random.ts";

/** The ten official word lists of BIP-39. */
export const BIP39_WORDS: Readonly<Record<string, readonly string[]>> = {
  czech,
  english,
  french,
  italian,
  japanese,
  korean,
  portuguese,
  "simplified-chinese": simplifiedChinese,
  spanish,
  "traditional-chinese": traditionalChinese,
};

/** A seed phrase with a right checksum, of 12, 15, 18, 21 or 24 words. */
export function bip39Mnemonic(random: SeededRandom, words = 12, language = "english"): string {
  const list = BIP39_WORDS[language] ?? english;
  return entropyToMnemonic(random.bytes((words * 4) / 3), [...list]);
}

/** As many words of the English list, in no order, whose checksum is wrong. */
export function brokenMnemonic(random: SeededRandom, words = 12): string {
  for (;;) {
    const phrase = Array.from({ length: words }, () => random.pick(english)).join(" ");
    if (!validateMnemonic(phrase, english)) return phrase;
  }
}

/** A seed phrase of Electrum's standard or segwit kind; the words' hash carries the version. */
export function electrumSeed(random: SeededRandom): string {
  for (;;) {
    const phrase = Array.from({ length: 12 }, () => random.pick(english)).join(" ");
    const version = bytesToHex(hmac(sha512, utf8ToBytes("Seed version"), utf8ToBytes(phrase)));
    if (/^(?:01|100)/u.test(version) && !validateMnemonic(phrase, english)) return phrase;
  }
}

/** A TON wallet's 24 words, without a password. */
export function tonMnemonic(random: SeededRandom): string {
  for (;;) {
    const phrase = Array.from({ length: 24 }, () => random.pick(english)).join(" ");
    const entropy = hmac(sha512, utf8ToBytes(phrase), new Uint8Array());
    const seed = pbkdf2Sync(entropy, "TON seed version", 390, 64, "sha512"); // hundreds of tries: the platform is quicker
    if (seed[0] === 0) return phrase;
  }
}

/** Algorand's 25 words: 32 bytes in groups of 11 bits, lowest first, and a checksum word. */
export function algorandMnemonic(random: SeededRandom): string {
  const key = random.bytes(32);
  const indices = elevenBits(key);
  const check = elevenBits(sha512_256(key).slice(0, 2))[0] ?? 0;
  return [...indices, check].map((index) => english[index]).join(" ");
}

/** aezeed's 24 words of lnd: a version, 28 bytes of chance, and their CRC-32C. */
export function aezeed(random: SeededRandom): string {
  const body = Uint8Array.from([0, ...random.bytes(28)]);
  let bits = 0n;
  for (const byte of body) bits = (bits << 8n) | BigInt(byte);
  bits = (bits << 32n) | BigInt(castagnoli(body));
  return Array.from({ length: 24 }, (_, i) => english[Number((bits >> BigInt(11 * (23 - i))) & 2047n)]).join(" ");
}

/** CRC-32C, bit by bit. */
function castagnoli(bytes: Uint8Array): number {
  let crc = 0xff_ff_ff_ff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0x82_f6_3b_78 : crc >>> 1;
  }
  return (crc ^ 0xff_ff_ff_ff) >>> 0;
}

/** Polyseed's 16 words for Monero: fifteen of chance, and before them the one that makes their polynomial zero at two. */
export function polyseed(random: SeededRandom): string {
  const data = Array.from({ length: 15 }, () => random.int(2048));
  let check = 0;
  for (const word of data.toReversed()) check = timesTwo(check ^ word);
  return [check, ...data].map((index) => english[index]).join(" ");
}

/** In the field of 2,048 elements, whose elements Polyseed numbers in its own way. */
function timesTwo(element: number): number {
  if (element < 1024) return element * 2;
  return ([5, 7, 1, 3, 13, 15, 9, 11][element % 8] ?? 0) + Math.floor((element - 1024) / 8) * 16;
}

function elevenBits(bytes: Uint8Array): number[] {
  const groups: number[] = [];
  let buffer = 0;
  let held = 0;
  for (const byte of bytes) {
    buffer |= byte << held;
    held += 8;
    if (held >= 11) {
      groups.push(buffer & 2047);
      buffer >>= 11;
      held -= 11;
    }
  }
  if (held > 0) groups.push(buffer & 2047);
  return groups;
}

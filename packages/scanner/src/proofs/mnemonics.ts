// The word lists and what checks a phrase of them. Loaded by the first run of words that could be one.
import { hmac } from "@noble/hashes/hmac.js";
import { pbkdf2 } from "@noble/hashes/pbkdf2.js";
import { sha256, sha512, sha512_256 } from "@noble/hashes/sha2.js";
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
import { crc32, crc32c } from "./crc32.ts";
import { runsIn, type Token, tokensOf } from "./mnemonic-words.ts";
import { MONERO_ENGLISH } from "./words/monero-english.ts";
import { SLIP39_WORDS } from "./words/slip39.ts";

/** Which scheme a phrase belongs to. */
export type MnemonicScheme = "aezeed" | "bip39" | "electrum" | "ton" | "algorand" | "monero" | "polyseed" | "slip39";

/** A phrase whose words fit each other. Offsets are those of the text it was found in. */
export interface Mnemonic {
  readonly scheme: MnemonicScheme;
  readonly language: string;
  readonly words: number;
  readonly start: number;
  readonly end: number;
  /** In NFKD and lower case, one blank between words: the form that fingerprints and published phrases use. */
  readonly phrase: string;
  /**
   * True when it is all there is between two delimiters and its check hardly passes by chance; else it also needs a
   * label or a wallet nearby: 1 in 16 stretches of twelve list words passes.
   */
  readonly standsAlone: boolean;
}

type Index = ReadonlyMap<string, number>;

const LISTS: Readonly<Record<string, readonly string[]>> = {
  english,
  japanese,
  korean,
  spanish,
  french,
  italian,
  czech,
  portuguese,
  "simplified-chinese": simplifiedChinese,
  "traditional-chinese": traditionalChinese,
};

const indexes = new Map<readonly string[], Index>();

function indexOf(list: readonly string[]): Index {
  const known = indexes.get(list);
  if (known !== undefined) return known;
  const index = new Map(list.map((word, i) => [word.normalize("NFKD"), i]));
  indexes.set(list, index);
  return index;
}

let listed: ReadonlySet<string> | undefined;

/** The words of all lists. */
function allWords(): ReadonlySet<string> {
  listed ??= new Set(
    [...Object.values(LISTS), MONERO_ENGLISH, SLIP39_WORDS].flatMap((list) => [...indexOf(list).keys()]),
  );
  return listed;
}

const LENGTHS = [24, 21, 18, 15, 12];

/** BIP-39: the last bits of all words are the first of the entropy's SHA-256. */
function isBip39(words: readonly number[]): boolean {
  if (!LENGTHS.includes(words.length)) return false;
  let bits = 0n;
  for (const word of words) bits = (bits << 11n) | BigInt(word);
  const checkBits = words.length / 3;
  const entropy = new Uint8Array((words.length * 4) / 3);
  let rest = bits >> BigInt(checkBits);
  for (let i = entropy.length - 1; i >= 0; i--) {
    entropy[i] = Number(rest & 0xffn);
    rest >>= 8n;
  }
  return (sha256(entropy)[0] ?? 0) >> (8 - checkBits) === Number(bits & ((1n << BigInt(checkBits)) - 1n));
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Electrum: the phrase's keyed hash begins with its version; 1 in 200 phrases passes by chance. */
function isElectrum(phrase: string): boolean {
  const [first = 0, second = 0] = hmac(sha512, utf8("Seed version"), utf8(phrase));
  return first === 0x01 || (first === 0x10 && second >> 4 <= 2);
}

/** TON: a stretched hash of 24 words begins with a zero byte. Phrases with a password of their own cannot be told. */
function isTon(phrase: string): boolean {
  const entropy = hmac(sha512, utf8(phrase), new Uint8Array());
  return pbkdf2(sha512, entropy, utf8("TON seed version"), { c: 390, dkLen: 64 })[0] === 0;
}

/** Algorand: 24 words hold 33 bytes, lowest bits first; the 25th checks the first 32. */
function isAlgorand(words: readonly number[]): boolean {
  if (words.length !== 25) return false;
  let bits = 0n;
  for (let i = 23; i >= 0; i--) bits = (bits << 11n) | BigInt(words[i] ?? 0);
  const key = Uint8Array.from({ length: 33 }, (_, i) => Number((bits >> BigInt(8 * i)) & 0xffn));
  if (key[32] !== 0) return false;
  const [low = 0, high = 0] = sha512_256(key.subarray(0, 32));
  return (low | ((high & 7) << 8)) === words[24];
}

/** aezeed of lnd: 24 words hold 33 bytes, of which the first is a version and the last four are a CRC-32C of the others. */
function isAezeed(words: readonly number[]): boolean {
  if (words.length !== 24) return false;
  const bits = words.reduce((sum, word) => (sum << 11n) | BigInt(word), 0n);
  const bytes = Uint8Array.from({ length: 33 }, (_, i) => Number((bits >> BigInt(8 * (32 - i))) & 0xffn));
  return (bytes[0] ?? 0) <= 1 && BigInt(crc32c(bytes.subarray(0, 29))) === (bits & 0xff_ff_ff_ffn);
}

/** Monero: the last word is the one of the others that the CRC-32 of their first three letters points at. */
function isMonero(words: readonly string[]): boolean {
  if (words.length !== 25 && words.length !== 13) return false;
  const body = words.slice(0, -1);
  const sum = crc32(body.map((word) => word.slice(0, 3)).join(""));
  return body[sum % body.length]?.slice(0, 3) === words.at(-1)?.slice(0, 3);
}

/** What doubling gives in Polyseed's field of 2,048 elements, where it leaves the lower half. */
const WRAPPED = [5, 7, 1, 3, 13, 15, 9, 11];

function doubled(value: number): number {
  return value < 1024 ? 2 * value : (WRAPPED[value % 8] ?? 0) + 16 * ((value - 1024) >> 3);
}

/** Coins that are mixed into the second word: Monero, Aeon, Wownero. */
const POLYSEED_COINS = [0, 1, 2];

/** Polyseed: the words are a polynomial that is zero at two. One phrase in 700 passes by chance. */
function isPolyseed(words: readonly number[]): boolean {
  if (words.length !== 16) return false;
  const value = words.reduceRight((sum, word) => doubled(sum) ^ word, 0);
  return POLYSEED_COINS.some((coin) => value === doubled(coin));
}

const RS1024 = [
  0xe0_e0_40, 0x01_c1_c0_80, 0x03_83_81_00, 0x07_07_02_00, 0x0e_0e_00_09, 0x1c_0c_24_12, 0x38_08_6c_24, 0x30_90_fc_48,
  0x21_b1_f8_90, 0x03_f3_f1_20,
];

/** SLIP-39: a Reed-Solomon checksum over the words' indices. */
function isSlip39(words: readonly number[]): boolean {
  if (words.length !== 20 && words.length !== 33) return false;
  return ["shamir", "shamir_extendable"].some((customization) => {
    let check = 1;
    for (const value of [...utf8(customization), ...words]) {
      const top = check >>> 20;
      check = ((check & 0xf_ff_ff) << 10) ^ value;
      for (const [bit, generator] of RS1024.entries()) if ((top >>> bit) & 1) check ^= generator;
    }
    return check === 1;
  });
}

/** One word more often than this is an example. */
const MOST_ALIKE = 3;

/** Words in the order of the list are the list; one word again and again is an example. */
function isListOrFiller(words: readonly number[]): boolean {
  if (words.every((word, i) => i === 0 || word >= (words[i - 1] ?? 0))) return true;
  const counts = new Map<number, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return Math.max(...counts.values()) > MOST_ALIKE;
}

function phraseOf(run: readonly Token[]): string {
  return run.map((token) => token.word).join(" ");
}

function mnemonic(scheme: MnemonicScheme, language: string, run: readonly Token[], standsAlone: boolean): Mnemonic {
  const start = run[0]?.start ?? 0;
  const end = run.at(-1)?.end ?? 0;
  return { scheme, language, words: run.length, start, end, phrase: phraseOf(run), standsAlone };
}

/** Longest run that is looked into window by window. Longer ones are word lists and prose. */
const LONGEST_RUN = 64;

/**
 * How much may still be spent on one file. Stretching a phrase takes milliseconds and a long run has hundreds of windows;
 * a file with more of them is a list of words or was written to keep a scanner busy. Plain BIP-39 phrases cost nothing.
 */
export interface MnemonicBudget {
  /** Runs of 24 words whose BIP-39 checksum is wrong and that may be TON's. */
  stretches: number;
  /** Runs that are looked into window by window. */
  windows: number;
}

/** What one file may cost: well under a second. */
function mnemonicBudget(): MnemonicBudget {
  return { stretches: 64, windows: 128 };
}

/** What a whole run of one list's words is, or undefined. */
function wholeRun(language: string, run: readonly Token[], index: Index, budget: MnemonicBudget): Mnemonic | undefined {
  const words = run.map((token) => index.get(token.word) ?? 0);
  if (isListOrFiller(words)) return undefined;
  if (isBip39(words)) return mnemonic("bip39", language, run, true);
  if (language !== "english") return undefined;
  if (isAezeed(words)) return mnemonic("aezeed", language, run, true);
  if (isPolyseed(words)) return mnemonic("polyseed", language, run, true);
  if (isAlgorand(words)) return mnemonic("algorand", language, run, true);
  const phrase = phraseOf(run);
  if (run.length === 24 && budget.stretches-- > 0 && isTon(phrase)) return mnemonic("ton", language, run, true);
  if ((run.length === 12 || run.length === 24) && isElectrum(phrase)) return mnemonic("electrum", language, run, false);
  return undefined;
}

/** The phrases of a longer run that stand between quotation marks, commas or line ends: several in a list, or one and a name. */
function phrasesApart(language: string, run: readonly Token[], index: Index, budget: MnemonicBudget): Mnemonic[] {
  const found: Mnemonic[] = [];
  let from = 0;
  for (let i = 1; i <= run.length; i++) {
    if (i < run.length && run[i]?.spaced === true) continue;
    const one =
      i - from < 12 || i - from === run.length ? undefined : wholeRun(language, run.slice(from, i), index, budget);
    if (one !== undefined) found.push(one);
    from = i;
  }
  return found;
}

/** A phrase of another scheme at the beginning of a longer run: `my seed is …, please keep it` goes on in words of the list. */
function firstPhrase(run: readonly Token[], index: Index, budget: MnemonicBudget): Mnemonic | undefined {
  for (const length of [25, 24, 16, 12]) {
    if (length >= run.length) continue;
    const one = wholeRun("english", run.slice(0, length), index, budget);
    if (one !== undefined && one.scheme !== "bip39") return { ...one, standsAlone: false };
  }
  return undefined;
}

/** A part of a longer run: its first, its last, else any window, longest first. */
function windowIn(language: string, run: readonly Token[], index: Index, budget: MnemonicBudget): Mnemonic | undefined {
  if (run.length > LONGEST_RUN || budget.windows-- <= 0) return undefined;
  const first = language === "english" ? firstPhrase(run, index, budget) : undefined;
  if (first !== undefined) return first;
  for (const length of LENGTHS) {
    if (length >= run.length) continue;
    const starts = Array.from({ length: run.length - length + 1 }, (_, i) => i);
    for (const start of [run.length - length, 0, ...starts.slice(1, -1)]) {
      const window = run.slice(start, start + length);
      const words = window.map((token) => index.get(token.word) ?? 0);
      if (!isListOrFiller(words) && isBip39(words)) return mnemonic("bip39", language, window, false);
    }
  }
  return undefined;
}

/** Words of the shortest phrase. */
const FEWEST_WORDS = 12;

/** True where as many words of any list follow each other as a phrase has: prose of most languages never comes near. */
export function mayHoldPhrase(text: string): boolean {
  let words = 0;
  let alike = 0;
  let last = "";
  return tokensOf(text, allWords()).some(({ word, joined }) => {
    alike = joined && word === last ? alike + 1 : 1;
    words = joined && alike <= MOST_ALIKE ? words + 1 : 1;
    last = word;
    return words >= FEWEST_WORDS;
  });
}

/**
 * Every phrase in a text, in order of place; where lists share words, the scheme that stands alone wins.
 *
 * @param budget of the file that the text is a part of; it is used up. Default a new one
 */
export function findMnemonics(text: string, budget: MnemonicBudget = mnemonicBudget()): Mnemonic[] {
  const tokens = tokensOf(text, allWords());
  const found: Mnemonic[] = [];
  for (const [language, list] of Object.entries(LISTS)) {
    const index = indexOf(list);
    for (const run of runsIn(tokens, index, FEWEST_WORDS)) {
      const whole = wholeRun(language, run, index, budget);
      const apart = whole === undefined ? phrasesApart(language, run, index, budget) : [whole];
      const window = apart.length === 0 ? windowIn(language, run, index, budget) : undefined;
      found.push(...apart, ...(window === undefined ? [] : [window]));
    }
  }
  for (const run of runsIn(tokens, indexOf(MONERO_ENGLISH), 13)) {
    if (isMonero(run.map((token) => token.word))) found.push(mnemonic("monero", "english", run, run.length === 25));
  }
  const shares = indexOf(SLIP39_WORDS);
  for (const run of runsIn(tokens, shares, 20)) {
    if (isSlip39(run.map((token) => shares.get(token.word) ?? 0))) found.push(mnemonic("slip39", "english", run, true));
  }
  return withoutOverlaps(found);
}

function withoutOverlaps(found: readonly Mnemonic[]): Mnemonic[] {
  const ranked = [...found].sort(
    (a, b) => Number(b.standsAlone) - Number(a.standsAlone) || b.words - a.words || a.start - b.start,
  );
  const kept: Mnemonic[] = [];
  for (const one of ranked) if (!kept.some((other) => one.start < other.end && other.start < one.end)) kept.push(one);
  return kept.sort((a, b) => a.start - b.start);
}

/**
 * The 190 commonest pairs of letters in the identifiers and comments of source code, 84 % of all pairs
 * there (counted over the Linux kernel's drivers and a node_modules tree); 28 % of random pairs.
 */
const COMMON_PAIRS =
  "a:bcdgilmnprstu b:aeilou c:acehiklortu d:adeiors e:acdefglmnprstvx f:aefilor g:aeir h:aeio i:abcdefglmnoprstvz k:e l:aeiklostuy m:aeimopsu n:acdefgiost o:cdilmnoprstuvw p:aehiloprstu q:u r:acdeimorstuy s:acehiopstuy t:acehilorstuy u:belmnprst v:aei w:aei z:e";

let common: Uint8Array | undefined;

function commonPairs(): Uint8Array {
  if (common === undefined) {
    common = new Uint8Array(26 * 26);
    for (const entry of COMMON_PAIRS.split(" ")) {
      const first = entry.charCodeAt(0) - 97;
      for (let i = 2; i < entry.length; i++) common[first * 26 + entry.charCodeAt(i) - 97] = 1;
    }
  }
  return common;
}

/** The share of random pairs that words have, too. */
const BY_CHANCE = 0.28;
/** As many standard deviations above it chance comes once in two thousand. */
const DEVIATIONS = 3.3;
/** From here on a value may be told from words by its pairs alone. */
const LONG = 32;

/** Known pairs that make a text wordy: most of them, and in a long one more than chance gives, however many digits part them. */
function fewestKnown(pairs: number, length: number): number {
  const most = pairs * 0.55;
  if (length < LONG) return most;
  return Math.max(most, pairs * BY_CHANCE + DEVIATIONS * Math.sqrt(pairs * BY_CHANCE * (1 - BY_CHANCE)));
}

/**
 * True for a text made of words, such as `PktsEthernet64Octets`: most neighbouring letters are pairs
 * that words have, and the characters change class seldom.
 *
 * One random text of 18 characters in a hundred looks wordy too, of 32 one in two thousand at most; so it is
 * asked only where no name vouches for a value.
 */
export function isWordy(text: string): boolean {
  const table = commonPairs();
  let pairs = 0;
  let known = 0;
  let changes = 0;
  for (let i = 1; i < text.length; i++) {
    const a = text.charCodeAt(i - 1);
    const b = text.charCodeAt(i);
    const lowerA = a | 32;
    const lowerB = b | 32;
    const letters = lowerA >= 97 && lowerA <= 122 && lowerB >= 97 && lowerB <= 122;
    const sameCase = (a & 32) === (b & 32);
    if (!letters || !sameCase) changes += 1;
    // `aB` is a border between words, `Ba` and `ab` are inside one.
    if (!letters || (!sameCase && (b & 32) === 0)) continue;
    pairs += 1;
    known += table[(lowerA - 97) * 26 + lowerB - 97] ?? 0;
  }
  return pairs >= 4 && known >= fewestKnown(pairs, text.length) && changes < text.length * 0.52;
}

/** Algorithms whose names have digits: within the name of something they are words. */
const ALGORITHM =
  /m?[eE][dD](?:25519|448)|[xX]25519|[sS]ecp\d{3}[kr]1|[sS][hH][aA]\d{1,3}|[bB]ase\d{2}|[aA][eE][sS]\d{3}|[pP]kcs\d{1,2}/gu;

/** Behind the name of a version: `AWS::SecretsManager-2020-07-23`. */
const DATE = /[-_.]\d{4}-\d{2}-\d{2}$/u;

/**
 * True for the name of something in code, such as `Ed25519SigningKey`: half of it or more are small letters in
 * fours and longer. One random text in hundreds of mixed letters and digits has one such run, hardly any has two.
 */
export function isIdentifierLike(name: string): boolean {
  const text = name.replace(DATE, "").replaceAll(ALGORITHM, "");
  if (text !== name && /^[A-Za-z][a-z]*(?:[A-Z][a-z]+)*$/u.test(text)) return true; // `signerKeyTypeEd25519`
  if (/^[A-Za-z]\w*(?:\.[A-Za-z]\w*)+$/u.test(text) && !text.startsWith("eyJ") && !isDense(text)) return true; // `ed25519.Ed25519PrivateKey`
  if (/^(?:[A-Z][a-z]+\d*){2,}$/u.test(text)) return true;
  if (!/[A-Z_]/u.test(text)) return false; // letters of one case run on by chance
  const lower = text.match(/[A-Z]?[a-z]{4,}/gu)?.reduce((sum, word) => sum + word.length, 0) ?? 0;
  return lower * 2 >= text.length;
}

/**
 * True when neighbouring characters differ in class as often as chance has it: six times in ten for
 * letters of both cases and digits, three or four for the joined words of an identifier.
 */
export function isDense(text: string): boolean {
  const changes = text.match(/[a-z](?=[A-Z\d])|[A-Z](?=[a-z\d])|\d(?=[A-Za-z])/gu)?.length ?? 0;
  return changes >= text.length * (text.length <= 40 ? 0.42 : 0.5);
}

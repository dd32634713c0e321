import type { ByteSet } from "./syntax.ts";

/** A set of the bytes in ranges such as `"azAZ09__"`, each two characters from and to. */
export function setOf(ranges: string): ByteSet {
  const set = new Uint8Array(256);
  for (let i = 0; i + 1 < ranges.length; i += 2) set.fill(1, ranges.charCodeAt(i), ranges.charCodeAt(i + 1) + 1);
  return set;
}

/** Everything that is not in a set. */
export function negated(set: ByteSet): ByteSet {
  return set.map((flag) => 1 - flag);
}

/** Adds one set to another, in place. */
export function addAll(target: ByteSet, more: ByteSet): void {
  for (const [byte, flag] of more.entries()) if (flag === 1) target[byte] = 1;
}

/** A set that takes letters of both cases where it has one of them. */
export function withoutCase(set: ByteSet): ByteSet {
  const folded = set.slice();
  for (let upper = 65; upper <= 90; upper++) {
    const either = (set[upper] ?? 0) | (set[upper + 32] ?? 0);
    folded[upper] = folded[upper + 32] = either;
  }
  return folded;
}

const DIGIT = "09";
const WORD = "azAZ09__";
const SPACE = "\t\n\f\r  ";

/** The bytes of `\d`, `\w`, `\s` and their opposites; undefined for any other letter. */
export function perlClass(letter: string): ByteSet | undefined {
  const ranges = { d: DIGIT, w: WORD, s: SPACE }[letter.toLowerCase()];
  if (ranges === undefined) return undefined;
  return letter === letter.toLowerCase() ? setOf(ranges) : negated(setOf(ranges));
}

const POSIX: Readonly<Record<string, string>> = {
  alnum: "azAZ09",
  alpha: "azAZ",
  ascii: "\u0000\u007f",
  blank: "\t\t  ",
  cntrl: "\u0000\u001f\u007f\u007f",
  digit: DIGIT,
  graph: "!~",
  lower: "az",
  print: " ~",
  punct: "!/:@[`{~",
  space: "\t\r  ",
  upper: "AZ",
  word: WORD,
  xdigit: "09afAF",
};

/** The bytes of `[:alpha:]` and its kin; undefined for a name that is none. */
export function posixClass(name: string): ByteSet | undefined {
  const ranges = POSIX[name.replace(/^\^/u, "")];
  if (ranges === undefined) return undefined;
  return name.startsWith("^") ? negated(setOf(ranges)) : setOf(ranges);
}

/** Bytes that `\b` takes for parts of a word. */
export const WORD_BYTES: ByteSet = setOf(WORD);

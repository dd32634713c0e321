import { BOUNDS, EVENT } from "./layout.ts";
import { byteClasses, TEXT_TABLES, wordHash, wordLists } from "./tables.ts";

// The twin of assembly/kernel/words.ts: mnemonics.

export const TEXT: Uint8Array = byteClasses(TEXT_TABLES);
export const LETTER: number = 1 | 2 | 4;
export const SEPARATOR: number = 8 | 16;
export const NUMBER = 32;
const NOT_ASCII = 4;

/** A separator, one or two letters, a separator; a bit for each byte. */
function hasShortWord(gaps: number): boolean {
  return ((gaps & ~(gaps >>> 1) & (gaps >>> 2)) | (gaps & ~(gaps >>> 1) & ~(gaps >>> 2) & (gaps >>> 3))) !== 0;
}

/** What finds mnemonics in the bytes that `at` reads. */
export interface WordFinder {
  /** Sixteen bytes of words, and where they are ASCII the sixteen that follow; no word of one or two letters. */
  mayBeWords(p: number): boolean;
  /** Follows words of one list both ways from a byte inside text. Returns where looking went to. */
  mnemonic(from: number, limit: number): number;
  /** The classes of text from p on, all together, and a bit for each separator; undefined when another byte is among them. */
  textAt(p: number, length: number): { classes: number; gaps: number } | undefined;
}

/** Finds mnemonics and emits them. */
export function wordFinder(
  at: (p: number) => number,
  emit: (kind: number, start: number, end: number) => void,
): WordFinder {
  const words = wordLists();
  const isSeparator = (p: number): boolean => ((TEXT[at(p)] ?? 0) & SEPARATOR) !== 0;
  const isLetter = (p: number): boolean => ((TEXT[at(p)] ?? 0) & LETTER) !== 0;

  /** The ideographic blank of Japanese phrases. */
  const isWideBlank = (p: number): boolean => at(p) === 0xe3 && at(p + 1) === 0x80 && at(p + 2) === 0x80;
  const separatorBefore = (p: number): number => (isSeparator(p - 1) ? 1 : isWideBlank(p - 3) ? 3 : 0);
  const separatorAt = (p: number): number => (isSeparator(p) ? 1 : isWideBlank(p) ? 3 : 0);

  /** The lists, one bit each, in which a stretch may be a word; all of them for letters of other scripts. */
  function listsOf(start: number, end: number): number {
    if (end - start < 3 || end - start > BOUNDS.longestWord) return 0;
    const [a, b, c] = [at(start), at(start + 1), at(start + 2)];
    if ((a | b | c) >= 128) return 0xff;
    return words[wordHash(a, b, c, end - start === 3 ? 0 : at(start + 3) & 127)] ?? 0;
  }

  function mnemonic(from: number, limit: number): number {
    let first = from;
    while (first > 0 && from - first <= BOUNDS.longestWord && isLetter(first - 1) && !isWideBlank(first - 3))
      first -= 1;
    if (from - first > BOUNDS.longestWord) return from;
    let begin = first;
    let lists = 0xff;
    while (first - begin <= BOUNDS.wordsBack) {
      let p = begin;
      let gap = 0;
      for (let width = 1; p > 0 && gap < 5 && (width = separatorBefore(p)) > 0; gap++) p -= width;
      if (gap === 0 || gap === 5) break;
      const end = p;
      while (p > 0 && end - p <= BOUNDS.longestWord && isLetter(p - 1) && !isWideBlank(p - 3)) p -= 1;
      lists &= listsOf(p, end);
      if (lists === 0) break;
      begin = p;
    }
    let count = 0;
    let p = begin;
    let last = begin;
    lists = 0xff;
    while (p < limit) {
      const start = p;
      while (p < limit && p - start <= BOUNDS.longestWord && isLetter(p) && !isWideBlank(p)) p += 1;
      lists &= listsOf(start, p);
      if (lists === 0) break;
      count += 1;
      last = p;
      let gap = 0;
      for (let width = 1; p < limit && gap < 5 && (width = separatorAt(p)) > 0; gap++) p += width;
      if (gap === 0 || gap === 5) break;
    }
    if (count >= BOUNDS.fewestWords) emit(EVENT.mnemonic, begin, last);
    return Math.max(last, from);
  }

  function textAt(p: number, length: number): { classes: number; gaps: number } | undefined {
    let classes = 0;
    let gaps = 0;
    for (let q = 0; q < length; q++) {
      const kind = TEXT[at(p + q)] ?? 0;
      if (kind === 0) return undefined;
      classes |= kind;
      if ((kind & SEPARATOR) !== 0) gaps |= 1 << q;
    }
    return { classes, gaps };
  }

  function mayBeWords(p: number): boolean {
    const head = textAt(p, 16);
    if (head === undefined || (head.classes & NUMBER) !== 0 || head.gaps === 0xffff || hasShortWord(head.gaps))
      return false;
    if ((head.classes & NOT_ASCII) !== 0) return true;
    const both = textAt(p, 32);
    return both !== undefined && (both.classes & NUMBER) === 0 && !hasShortWord(both.gaps);
  }

  return { mayBeWords, mnemonic, textAt };
}

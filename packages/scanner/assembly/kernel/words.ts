// Mnemonics: twelve words or more that may all be of one list.

import { NOT_ASCII, NUMBER, SEPARATOR, classes, has } from "./bytes";
import { INPUT, MNEMONIC, emit } from "./events";

const WORDS: usize = 0x3000; // 8 KiB, a byte for each hash of a word's first four letters: the lists that it may be in

const FEWEST_WORDS: i32 = 12;
const LONGEST_WORD: usize = 36; // bytes; a Korean word that is decomposed into its letters takes 33

@inline
function isLetter(byte: u32): bool {
  return byte >= 128 || byte - 97 < 26;
}

@inline
function isSeparator(byte: u32): bool {
  return byte == 32 || byte == 10 || byte == 44 || byte == 34 || byte == 39 || byte == 13 || byte == 9;
}

// Bytes of the separator that ends before p: one, three for the ideographic blank of Japanese phrases, or none.
@inline
function separatorBefore(p: usize): usize {
  if (isSeparator(load<u8>(p - 1))) return 1;
  return isWideBlank(p - 3) ? 3 : 0;
}

@inline
function separatorAt(p: usize): usize {
  if (isSeparator(load<u8>(p))) return 1;
  return isWideBlank(p) ? 3 : 0;
}

@inline
function isWideBlank(p: usize): bool {
  return (load<u32>(p) & 0xffffff) == 0x8080e3;
}

// The lists, one bit each, in which [start, end) may be a word; all of them for letters of other scripts.
function listsOf(start: usize, end: usize): u32 {
  const length = end - start;
  if (length < 3 || length > LONGEST_WORD) return 0;
  const word = load<u32>(start);
  if ((word & 0x808080) != 0) return 0xff;
  const four = length == 3 ? word & 0xffffff : word & 0x7fffffff;
  return load<u8>(WORDS + ((four * 0x9e3779b1) >>> 19));
}

// Follows words of one list both ways from a byte inside text. Returns where looking went to.
export function mnemonic(from: usize, limit: usize): usize {
  // To the start of the word at `from`, then on to the left while words are of one list.
  let first = from;
  while (first > INPUT && from - first <= LONGEST_WORD && isLetter(load<u8>(first - 1)) && !isWideBlank(first - 3)) first--;
  if (from - first > LONGEST_WORD) return from;
  let begin = first;
  let lists: u32 = 0xff;
  while (first - begin <= 2048) {
    let p = begin;
    let gap = 0;
    while (p > INPUT && gap < 5) {
      const width = separatorBefore(p);
      if (width == 0) break;
      p -= width;
      gap++;
    }
    if (gap == 0 || gap == 5) break;
    const end = p;
    while (p > INPUT && end - p <= LONGEST_WORD && isLetter(load<u8>(p - 1)) && !isWideBlank(p - 3)) p--;
    lists &= listsOf(p, end);
    if (lists == 0) break;
    begin = p;
  }
  let words = 0;
  let p = begin;
  let last = begin;
  lists = 0xff;
  while (p < limit) {
    const start = p;
    while (p < limit && p - start <= LONGEST_WORD && isLetter(load<u8>(p)) && !isWideBlank(p)) p++;
    lists &= listsOf(start, p);
    if (lists == 0) break;
    words++;
    last = p;
    let gap = 0;
    while (p < limit && gap < 5) {
      const width = separatorAt(p);
      if (width == 0) break;
      p += width;
      gap++;
    }
    if (gap == 0 || gap == 5) break;
  }
  if (words >= FEWEST_WORDS) emit(MNEMONIC, begin, last);
  return last > from ? last : from;
}

@inline
function hasShortWord(gap: i32): bool {
  return ((gap & ~(gap >>> 1) & (gap >>> 2)) | (gap & ~(gap >>> 1) & ~(gap >>> 2) & (gap >>> 3))) != 0;
}

// Sixteen bytes of letters and separators, and where they are ASCII the sixteen that follow: no word of one
// or two letters. Twelve words have 63 bytes or more, but for one mnemonic in a thousand; of those that
// have less, half are seen all the same. Words of other scripts may be three bytes each.
@inline
export function mayBeWords(classes0: v128, following: v128, low: v128, high: v128): bool {
  const gap = i8x16.bitmask(has(classes0, SEPARATOR));
  if (gap == 0xffff || hasShortWord(gap)) return false;
  if (i8x16.bitmask(has(classes0, NOT_ASCII)) != 0) return true;
  const classes1 = classes(following, low, high);
  if (!v128.all_true<i8>(classes1) || i8x16.bitmask(has(classes1, NUMBER)) != 0) return false;
  return !hasShortWord(gap | (i8x16.bitmask(has(classes1, SEPARATOR)) << 16));
}

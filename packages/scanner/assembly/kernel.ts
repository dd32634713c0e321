// The scanner's hot loop: one pass over a block of bytes that reports where a credential could stand.
//
// It judges nothing and keeps no policy. It may report too much, never too little.
// src/kernel/twin.ts does the same in plain TypeScript and is the reference in every test.
//
// Memory, see src/kernel/layout.ts: tables · events · one mask of 64 bits for every 64 bytes · input.
// Vectors read past the input's end: 64 zero bytes must follow it.

const TOKEN_LOW: usize = 0x40;
const TOKEN_HIGH: usize = 0x50;
const TEXT_LOW: usize = 0x60;
const TEXT_HIGH: usize = 0x70;
const PREFIXES: usize = 0x1000; // 8 KiB, one bit for each hash of a value's first three bytes
const WORDS: usize = 0x3000; // 8 KiB, a byte for each hash of a word's first four letters: the lists that it may be in
const EVENTS: usize = 0x5000; // 12 bytes each: kind, start, end
const MASKS: usize = 0x140000; // 8 bytes for every 64 of input: a bit for each byte of a value
const INPUT: usize = 0x150000;

const VALUE: u32 = 0;
const MNEMONIC: u32 = 1;
const BYTE_ARRAY: u32 = 2;
const URL: u32 = 3;

const FEWEST_WORDS: i32 = 12;
const LONGEST_WORD: usize = 36; // bytes; a Korean word that is decomposed into its letters takes 33
const FEWEST_NUMBERS: i32 = 32;
const MOST_NUMBERS: i32 = 96;
const LONGEST_USERINFO: usize = 256;
const SHORTEST_SEGMENT: i32 = 8;
const FEWEST_UPPERS: i32 = 3;
const FEWEST_ESCAPES: usize = 24; // bytes
const ADDRESS_SHOWN: usize = 16;

// Classes, as src/kernel/tables.ts makes them. Of a token byte only the colon matters here: it is the top bit.
const LETTER: i32 = 1 | 2 | 4;
const SEPARATOR: i32 = 8 | 16;
const NUMBER: i32 = 32;
const NOT_ASCII: i32 = 4;

let out: usize = EVENTS;

// @ts-ignore: decorator
@inline
function emit(kind: u32, start: usize, end: usize): void {
  store<u32>(out, kind);
  store<u32>(out, <u32>(start - INPUT), 4);
  store<u32>(out, <u32>(end - INPUT), 8);
  out += 12;
}

// @ts-ignore: decorator
@inline
function classes(v: v128, low: v128, high: v128): v128 {
  return v128.and(i8x16.swizzle(low, v128.and(v, i8x16.splat(15))), i8x16.swizzle(high, i8x16.shr_u(v, 4)));
}

// @ts-ignore: decorator
@inline
function maskOf(a: v128, b: v128, c: v128, d: v128): u64 {
  return <u64>i8x16.bitmask(a) | (<u64>i8x16.bitmask(b) << 16) | (<u64>i8x16.bitmask(c) << 32) | (<u64>i8x16.bitmask(d) << 48);
}

// @ts-ignore: decorator
@inline
function has(v: v128, bits: i32): v128 {
  return i8x16.ne(v128.and(v, i8x16.splat(<i8>bits)), i8x16.splat(0));
}

// @ts-ignore: decorator
@inline
function between(v: v128, first: i32, count: i32): v128 {
  return i8x16.lt_u(i8x16.sub(v, i8x16.splat(<i8>first)), i8x16.splat(<i8>count));
}

// A first look at a run: are there a digit and three changes of class anywhere, or capitals and small letters in
// plenty? `hasRandomSegment` looks closer. Most runs are short, and words.
// @ts-ignore: decorator
@inline
function mayBeRandom(start: usize, end: usize): bool {
  return end - start <= 32 ? shortMayBeRandom(start, <i32>(end - start)) : longMayBeRandom(start, end);
}

// @ts-ignore: decorator
@inline
function maskOfTwo(a: v128, b: v128): u32 {
  return <u32>i8x16.bitmask(a) | (<u32>i8x16.bitmask(b) << 16);
}

function shortMayBeRandom(start: usize, length: i32): bool {
  const a = v128.load(start);
  const b = v128.load(start, 16);
  const inside = ~(<u32>0) >>> (32 - length);
  const digit = maskOfTwo(between(a, 48, 10), between(b, 48, 10)) & inside;
  const upper = maskOfTwo(between(a, 65, 26), between(b, 65, 26)) & inside;
  if (digit == 0 && <i32>popcnt(upper) < FEWEST_UPPERS) return false;
  const other = ~(digit | upper | maskOfTwo(between(a, 97, 26), between(b, 97, 26)));
  const change = (digit ^ (digit << 1)) | (upper ^ (upper << 1));
  return <i32>popcnt(change & inside & ~other & ~((other << 1) | 1)) >= 3;
}

// 64 bytes at a time.
function longMayBeRandom(start: usize, end: usize): bool {
  let digits: u64 = 0;
  let uppers = 0;
  let changes = 0;
  // Whether the byte before these 64 is a digit, a capital, or neither of them nor a small letter.
  let digitBefore: u64 = 0;
  let upperBefore: u64 = 0;
  let otherBefore: u64 = 1; // nothing stands before the first
  for (let p = start; p < end; p += 64) {
    const a = v128.load(p);
    const b = v128.load(p, 16);
    const c = v128.load(p, 32);
    const d = v128.load(p, 48);
    const inside = ~(<u64>0) >>> <u64>(end - p >= 64 ? 0 : 64 - (end - p));
    const digit = maskOf(between(a, 48, 10), between(b, 48, 10), between(c, 48, 10), between(d, 48, 10)) & inside;
    const upper = maskOf(between(a, 65, 26), between(b, 65, 26), between(c, 65, 26), between(d, 65, 26)) & inside;
    digits |= digit;
    uppers += <i32>popcnt(upper);
    if (end - p <= 64 && digits == 0 && uppers < FEWEST_UPPERS) return false;
    const lower = maskOf(between(a, 97, 26), between(b, 97, 26), between(c, 97, 26), between(d, 97, 26));
    const other = ~(digit | upper | lower) & inside;
    const change = (digit ^ ((digit << 1) | digitBefore)) | (upper ^ ((upper << 1) | upperBefore));
    changes += <i32>popcnt(change & inside & ~other & ~((other << 1) | otherBefore));
    if (digits != 0 && changes >= 3) return true;
    digitBefore = digit >>> 63;
    upperBefore = upper >>> 63;
    otherBefore = other >>> 63;
  }
  return uppers >= FEWEST_UPPERS && changes >= 3;
}

// @ts-ignore: decorator
@inline
function kindOf(byte: u32): u32 {
  if (byte - 48 < 10) return 1;
  if (byte - 65 < 26) return 2;
  return byte - 97 < 26 ? 4 : 0;
}

// The run is random when one of its segments between `_ - / +` is, or when it is made of groups.
function hasRandomSegment(start: usize, end: usize): bool {
  let digits = 0;
  let uppers = 0;
  let changes = 0;
  let before: u32 = 0;
  let from = start;
  let dashes = 0;
  for (let p = start; p <= end; p++) {
    const byte = p < end ? <u32>load<u8>(p) : 95;
    const kind = kindOf(byte);
    if (kind != 0) {
      if (kind == 1) digits++;
      if (kind == 2) uppers++;
      if (before != 0 && kind != before) changes++;
    } else {
      const length = <i32>(p - from);
      if (length >= SHORTEST_SEGMENT) {
        if (digits >= 1 && changes >= 3) return true;
        if (changes * 3 >= length && uppers * 10 >= length * 3) return true;
      }
      if (byte == 45) dashes++;
      digits = 0;
      uppers = 0;
      changes = 0;
      from = p + 1;
    }
    before = kind;
  }
  return dashes >= 3 && dashes <= 8;
}

// @ts-ignore: decorator
@inline
function hasPrefix(p: usize): bool {
  const three = load<u32>(p) & 0xffffff;
  const hash = (three * 0x9e3779b1) >>> 16;
  return (load<u8>(PREFIXES + (hash >>> 3)) & (1 << (hash & 7))) != 0;
}

// @ts-ignore: decorator
@inline
function textClass(byte: u32): u32 {
  return load<u8>(TEXT_LOW + (byte & 15)) & load<u8>(TEXT_HIGH + (byte >>> 4));
}

// @ts-ignore: decorator
@inline
function isLetter(byte: u32): bool {
  return byte >= 128 || byte - 97 < 26;
}

// @ts-ignore: decorator
@inline
function isSeparator(byte: u32): bool {
  return byte == 32 || byte == 10 || byte == 44 || byte == 34 || byte == 39 || byte == 13 || byte == 9;
}

// Bytes of the separator that ends before p: one, three for the ideographic blank of Japanese phrases, or none.
// @ts-ignore: decorator
@inline
function separatorBefore(p: usize): usize {
  if (isSeparator(load<u8>(p - 1))) return 1;
  return isWideBlank(p - 3) ? 3 : 0;
}

// @ts-ignore: decorator
@inline
function separatorAt(p: usize): usize {
  if (isSeparator(load<u8>(p))) return 1;
  return isWideBlank(p) ? 3 : 0;
}

// @ts-ignore: decorator
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
function mnemonic(from: usize, limit: usize): usize {
  // To the start of the word at `from`, then on to the left while words are of one list.
  let first = from;
  while (first > INPUT && isLetter(load<u8>(first - 1)) && !isWideBlank(first - 3)) first--;
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

// Follows numbers both ways. Returns where looking went to.
function byteArray(from: usize, limit: usize): usize {
  let begin = from;
  const floor = from - INPUT > 640 ? from - 640 : INPUT;
  while (begin > floor && (textClass(load<u8>(begin - 1)) & <u32>(SEPARATOR | NUMBER)) != 0) begin--;
  let numbers = 0;
  let p = begin;
  let start = begin;
  let last = begin;
  while (p < limit && numbers < MOST_NUMBERS) {
    while (p < limit && (textClass(load<u8>(p)) & <u32>SEPARATOR) != 0) p++;
    if (numbers == 0) start = p;
    let value = 0;
    const digits = p;
    while (p < limit && p - digits < 4 && load<u8>(p) - 48 < 10) { value = value * 10 + (load<u8>(p) - 48); p++; }
    if (p == digits || value > 255) break;
    numbers++;
    last = p;
  }
  if (numbers >= FEWEST_NUMBERS) emit(BYTE_ARRAY, start, last);
  return last > from ? last : from;
}

// A `:` at p: is it `://user:password@`?
function url(p: usize, limit: usize): void {
  if (load<u16>(p, 1) != 0x2f2f) return;
  // `otpauth`: the seed among its parameters is of capitals, which change too seldom to be seen.
  if (p >= INPUT + 7 && load<u32>(p - 4) == 0x68747561 && load<u32>(p - 7) == 0x6170746f) emit(VALUE, p + 3, min(p + 3 + ADDRESS_SHOWN, limit));
  const stop = min(limit, p + 3 + LONGEST_USERINFO);
  let colon: usize = 0;
  for (let q = p + 3; q < stop; q++) {
    const byte = load<u8>(q);
    if (byte == 64) {
      if (colon != 0) emit(URL, p, q);
      return;
    }
    if (byte == 58 && colon == 0) colon = q;
    else if (byte <= 32 || byte == 47 || byte == 34 || byte == 39 || byte == 60 || byte == 62 || byte == 96) return;
  }
}

// True for 32 bytes of which every third, fourth or sixth is no token: `%41%42`, `\x41\x42`, `\u0041\u0042`.
// @ts-ignore: decorator
@inline
function isEvenlyParted(gaps: u32): bool {
  const first = ctz(gaps);
  return first < 6 && (gaps == <u32>0x49249249 << first || gaps == <u32>0x11111111 << first || gaps == <u32>0x41041041 << first);
}

// Follows escapes of printable characters from the first of them on. Returns where looking went to.
function escapes(from: usize, limit: usize): usize {
  const sign = <u32>load<u8>(from);
  const letter = <u32>load<u8>(from, 1) | 32;
  let width: usize = 3;
  if (sign == 92 && letter == 120) width = 4;
  else if (sign == 92 && letter == 117) width = 6;
  else if (sign != 37) return from;
  let p = from;
  while (p + width <= limit && <u32>load<u8>(p) == sign) {
    if (width != 3 && (<u32>load<u8>(p, 1) | 32) != letter) break;
    if (width == 6 && load<u16>(p, 2) != 0x3030) break;
    if (<u32>load<u8>(p + width - 2) - 50 > 5) break;
    p += width;
  }
  if (p - from < FEWEST_ESCAPES) return from;
  emit(VALUE, from, p);
  return p;
}

// @ts-ignore: decorator
@inline
function hasShortWord(gap: i32): bool {
  return ((gap & ~(gap >>> 1) & (gap >>> 2)) | (gap & ~(gap >>> 1) & ~(gap >>> 2) & (gap >>> 3))) != 0;
}

// Sixteen bytes of letters and separators, and where they are ASCII the sixteen that follow: no word of one
// or two letters. Twelve words have 63 bytes or more, but for one mnemonic in a thousand; of those that
// have less, half are seen all the same. Words of other scripts may be three bytes each.
// @ts-ignore: decorator
@inline
function mayBeWords(classes0: v128, following: v128, low: v128, high: v128): bool {
  const gap = i8x16.bitmask(has(classes0, SEPARATOR));
  if (gap == 0xffff || hasShortWord(gap)) return false;
  if (i8x16.bitmask(has(classes0, NOT_ASCII)) != 0) return true;
  const classes1 = classes(following, low, high);
  if (!v128.all_true<i8>(classes1) || i8x16.bitmask(has(classes1, NUMBER)) != 0) return false;
  return !hasShortWord(gap | (i8x16.bitmask(has(classes1, SEPARATOR)) << 16));
}

// Scans `length` bytes of input. A value is at least `shortest` token bytes long (9 to 16). Returns the number of events.
export function scan(length: i32, shortest: i32): i32 {
  out = EVENTS;
  const limit = INPUT + length;
  const tokenLow = v128.load(TOKEN_LOW);
  const tokenHigh = v128.load(TOKEN_HIGH);
  const textLow = v128.load(TEXT_LOW);
  const textHigh = v128.load(TEXT_HIGH);
  const zero = i8x16.splat(0);
  let mnemonicSeen: usize = INPUT;
  let numbersSeen: usize = INPUT;
  let escapesSeen: usize = INPUT;
  const blocks = (length + 63) >>> 6;

  // Classify: a mask for every block, and the shapes that are not tokens.
  for (let i = 0; i < blocks; i++) {
    const p = INPUT + (<usize>i << 6);
    const a = v128.load(p);
    const c = v128.load(p, 32);
    const ca = classes(a, tokenLow, tokenHigh);
    const cb = classes(v128.load(p, 16), tokenLow, tokenHigh);
    const cc = classes(c, tokenLow, tokenHigh);
    const cd = classes(v128.load(p, 48), tokenLow, tokenHigh);
    const tokens = maskOf(i8x16.gt_s(ca, zero), i8x16.gt_s(cb, zero), i8x16.gt_s(cc, zero), i8x16.gt_s(cd, zero));
    store<u64>(MASKS + (<usize>i << 3), tokens);

    // A slash is a token: only colons before one may begin `://`.
    let colons = maskOf(ca, cb, cc, cd) & ((tokens >>> 1) | (<u64>1 << 63));
    while (colons != 0) {
      url(p + <usize>ctz(colons), limit);
      colons &= colons - 1;
    }

    // Whatever parts them evenly does so every twelve bytes.
    const gaps = ~tokens;
    const uneven = gaps ^ (gaps >>> 12);
    if (((uneven & 0xfffff) == 0) | ((uneven & (0xfffff << 32)) == 0)) {
      if (p >= escapesSeen && isEvenlyParted(<u32>gaps)) escapesSeen = escapes(p + <usize>ctz(gaps), limit);
      if (p + 32 >= escapesSeen && isEvenlyParted(<u32>(gaps >>> 32))) escapesSeen = escapes(p + 32 + <usize>ctz(gaps >>> 32), limit);
    }

    const sa = classes(a, textLow, textHigh);
    if (v128.all_true<i8>(sa)) {
      const digits = i8x16.bitmask(has(sa, NUMBER));
      if (digits == 0) {
        if (p >= mnemonicSeen && mayBeWords(sa, v128.load(p, 16), textLow, textHigh)) mnemonicSeen = mnemonic(p, limit);
      } else if (p >= numbersSeen && i8x16.bitmask(has(sa, LETTER)) == 0) numbersSeen = byteArray(p, limit);
    }
    const sc = classes(c, textLow, textHigh);
    if (v128.all_true<i8>(sc) && p + 32 >= mnemonicSeen && i8x16.bitmask(has(sc, NUMBER)) == 0 && mayBeWords(sc, v128.load(p, 48), textLow, textHigh)) {
      mnemonicSeen = mnemonic(p + 32, limit);
    }
  }
  store<u64>(MASKS + (<usize>blocks << 3), 0);

  // Runs of token bytes: shift-and finds where `shortest` of them begin.
  let seen: usize = INPUT;
  const rest = shortest - 8;
  for (let i = 0; i < blocks; i++) {
    const word = load<u64>(MASKS + (<usize>i << 3));
    const next = load<u64>(MASKS + (<usize>i << 3), 8);
    let m = word & ((word >>> 1) | (next << 63));
    let n = next & (next >>> 1);
    m &= (m >>> 2) | (n << 62);
    n &= n >>> 2;
    m &= (m >>> 4) | (n << 60);
    n &= n >>> 4;
    m &= (m >>> rest) | (n << (64 - rest));
    const p = INPUT + (<usize>i << 6);
    while (m != 0) {
      const start = p + <usize>ctz(m);
      if (start < seen) {
        const skip = seen - p;
        m = skip >= 64 ? 0 : m & (~(<u64>0) << <u64>skip);
        continue;
      }
      let end = start + <usize>shortest;
      // To the first byte that is no token, a mask at a time.
      while (true) {
        const at = end - INPUT;
        const stop = ~load<u64>(MASKS + ((at >>> 6) << 3)) >>> (<u64>at & 63);
        if (stop != 0) { end += <usize>ctz(stop); break; }
        end = INPUT + (((at >>> 6) + 1) << 6);
        if (end >= limit) break;
      }
      if (end > limit) end = limit;
      seen = end;
      if ((mayBeRandom(start, end) && hasRandomSegment(start, end)) || hasPrefix(start)) emit(VALUE, start, end);
    }
  }
  return <i32>((out - EVENTS) / 12);
}

// Is one of the first `length` bytes of the input zero?
export function hasNul(length: i32): bool {
  const limit = INPUT + length;
  let p = INPUT;
  for (; p + 64 <= limit; p += 64) {
    const least = i8x16.min_u(i8x16.min_u(v128.load(p), v128.load(p, 16)), i8x16.min_u(v128.load(p, 32), v128.load(p, 48)));
    if (!v128.all_true<i8>(least)) return true;
  }
  for (; p < limit; p++) if (load<u8>(p) == 0) return true;
  return false;
}

import { BOUNDS, EVENT } from "./layout.ts";

// The twin of assembly/kernel/literals.ts: secrets with signs among their characters.

/** Digit 1, upper 2, lower 4, everything else 0. */
export const CLASS_OF: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 48 && byte < 58) return 1;
  if (byte >= 65 && byte < 91) return 2;
  return byte >= 97 && byte < 123 ? 4 : 0;
});

/** In a literal a `_` is of no class: it joins words. */
const UNDERSCORE = 95;
const QUOTES = new Set([34, 39, 96]);
const TAG_END = 62;
/** `= : ( , [ { >`: what a literal is opened behind, but for blanks and other scripts. */
const OPENS_BEHIND = new Set([61, 58, 40, 44, 91, 123, 62]);
/** `@` and the letters of either case that may stand before a quotation mark. */
const QUOTE_PREFIXES = new Set([64, ...new TextEncoder().encode("bfruBFRU")]);
/** `; , ( {`: the end of a line of code. */
const ENDS_CODE = new Set([59, 44, 40, 123]);

/** `_ + - . / = :`: what is no sign of a literal, since runs of token bytes and what joins them are found without. */
const NO_SIGNS = new Set([UNDERSCORE, 43, 45, 46, 47, 61, 58]);

/** True for neighbours of two classes: digits, capitals, small letters and signs. */
function isClassChange(a: number, b: number): boolean {
  return a !== UNDERSCORE && b !== UNDERSCORE && CLASS_OF[a] !== CLASS_OF[b];
}

/** What finds literals in the bytes that `at` reads. */
export interface LiteralFinder {
  /** Sixteen visible bytes that change class. */
  mayBeLiteral(p: number): boolean;
  /** Looks for the literal that the sixteen bytes at p are of. Returns its end, or p where there is none. */
  literal(p: number, failed: number, limit: number): number;
}

/** Finds literals and emits them. */
export function literalFinder(
  at: (p: number) => number,
  emit: (kind: number, start: number, end: number) => void,
): LiteralFinder {
  const isVisible = (p: number): boolean => p >= 0 && at(p) > 32 && at(p) < 128;
  const isAssignment = (p: number): boolean => p >= 0 && (at(p) === 58 || at(p) === 61);

  /** Sixteen visible bytes that change class. */
  function mayBeLiteral(p: number): boolean {
    let changes = 0;
    for (let q = p; q < p + 16; q++) {
      if (!isVisible(q)) return false;
      if (q > p && isClassChange(at(q - 1), at(q))) changes += 1;
    }
    return changes >= BOUNDS.fewestClassChanges;
  }

  /** The end of the literal that begins at `start`, whose closing mark is `mark`, or 0 for the line's end; 0 for none. */
  function endOf(start: number, mark: number, limit: number): number {
    const stop = Math.min(limit, start + BOUNDS.longestLiteral + 1);
    const changes: number[] = [];
    let signs = 0; // with letters or digits on both sides
    let latest = 0;
    let backslashes = 0;
    let begun = false;
    let others = 0;
    let before = UNDERSCORE;
    let p = start;
    for (; p < stop; p++) {
      const byte = at(p);
      if (mark === 0 ? byte === 10 || byte === 13 : byte === mark) {
        if (byte !== 39 || at(p + 1) !== 39) break;
        p += 1;
      }
      if (byte <= 32 || byte >= 127 || (mark === 60 && byte === TAG_END)) return 0;
      changes.push(isClassChange(before, byte) ? 1 : 0);
      const recent = changes.slice(-15).reduce((sum, change) => sum + change, 0);
      if (p - start >= 15 && recent < BOUNDS.fewestClassChanges) return 0;
      const kind = CLASS_OF[byte] ?? 0;
      if (kind === 1 || kind === 2) others += 1;
      if (kind !== 0) {
        begun = true;
        signs += latest;
        latest = 0;
      } else if (begun && !NO_SIGNS.has(byte)) latest += 1;
      before = byte;
      if (byte === 92) backslashes += 1;
      if (byte === 92 && mark !== 0 && at(p + 1) === mark) p += 1;
    }
    if (p - start < BOUNDS.shortestLiteral || (p >= stop && (mark !== 0 || stop !== limit))) return 0;
    return signs > 0 && others > 0 && backslashes * 8 <= p - start ? p : 0;
  }

  const opensBehind = (p: number): boolean => p < 0 || at(p) <= 32 || at(p) >= 127 || OPENS_BEHIND.has(at(p));
  const isOpened = (quote: number): boolean =>
    opensBehind(quote - 1) || (QUOTE_PREFIXES.has(at(quote - 1)) && opensBehind(quote - 2));

  /** Behind a backslash, or one of two as SQL and YAML write it. */
  const isEscaped = (p: number): boolean =>
    (p > 0 && at(p - 1) === 92) || (at(p) === 39 && (at(p + 1) === 39 || (p > 0 && at(p - 1) === 39)));

  /** The end of the literal that is opened right before `start`, or 0. */
  function marked(start: number, limit: number): number {
    const mark = at(start - 1);
    if (mark === TAG_END) return endOf(start, 60, limit);
    return QUOTES.has(mark) && isOpened(start - 1) ? endOf(start, mark, limit) : 0;
  }

  /** Where a value without marks begins in what follows a blank or a line's start; 0 for none. */
  function bareStart(from: number): number {
    let q = from - 1;
    while (q >= from - 16 && q >= 0 && (at(q) === 32 || at(q) === 9)) q -= 1;
    if (q >= from - 16 && isAssignment(q)) return from;
    for (q = from; q < from + BOUNDS.longestName; q++) {
      if (isAssignment(q)) return q + 1;
      if (CLASS_OF[at(q)] === 0 && ![UNDERSCORE, 45, 46].includes(at(q))) return 0;
    }
    return 0;
  }

  function bare(from: number, p: number, limit: number): number {
    if (from > 0 && at(from - 1) > 32) return p;
    const start = bareStart(from);
    if (start === 0 || QUOTES.has(at(start))) return p;
    if (QUOTE_PREFIXES.has(at(start)) && QUOTES.has(at(start + 1))) return p;
    const end = endOf(start, 0, limit);
    if (end === 0 || (start === from && ENDS_CODE.has(at(end - 1)))) return p;
    emit(EVENT.literal, start, end);
    return end;
  }

  /** Looks for the literal that the sixteen bytes at p are of. Returns its end, or p where there is none. */
  function literal(p: number, failed: number, limit: number): number {
    const stop = Math.max(failed, p - BOUNDS.longestLiteral);
    let mixed = true;
    const met = new Set<number>();
    for (let q = p; q > stop; q -= 16) {
      let border = q;
      while (border > q - 16 && isVisible(border - 1)) border -= 1;
      for (let start = mixed ? q : border; start > border; start--) {
        const mark = at(start - 1);
        if (!QUOTES.has(mark) && mark !== TAG_END) continue;
        if (start <= stop) return p;
        if (met.has(mark) || isEscaped(start - 1)) continue;
        met.add(mark);
        const end = marked(start, limit);
        if (end < p + 16) continue;
        emit(EVENT.literal, start, end);
        return end;
      }
      if (border > q - 16) return border < failed ? p : bare(border, p, limit);
      mixed = mixed && mayBeLiteral(q - 16);
    }
    return p;
  }

  return { mayBeLiteral, literal };
}

import { looksLikeValue } from "../slots/looks-like-value.ts";
import type { SourceText } from "../text/source-text.ts";
import type { Stretch } from "../values/extract.ts";

// Who writes key and secret in one way writes what belongs to them in that way, too, whatever it is called.

/** Bytes and lines between them. */
const MOST_BYTES = 200;
const MOST_LINES = 3;

const ENDS = /^[\s,;)\]}]$/u;

/** What stands right before a value, past blanks, and right behind it. */
function setting({ bytes, length }: SourceText, { start, end }: Stretch): readonly [before: string, behind: string] {
  let p = start - 1;
  while (p > 0 && start - p < 12 && (bytes[p] === 32 || bytes[p] === 9)) p -= 1;
  const sign = (byte: number): string => (byte >= 128 ? "a" : String.fromCharCode(byte).replace(/[A-Za-z\d]/u, "a"));
  const [before, behind] = [sign(bytes[p] ?? 10), sign(end < length ? (bytes[end] ?? 10) : 10)];
  return [before, ENDS.test(behind) ? " " : behind];
}

/** True for what chance makes, as a generated passphrase is: no word, no number, no symbol of a market. */
function isRandom(text: string): boolean {
  if (looksLikeValue(text)) return true;
  if (text.length < SHORTEST || !/[a-z]/u.test(text) || /^v?\d+[.:/-]\d/u.test(text)) return false; // a version, a date
  return (text.match(/[a-z](?=[^a-z])|[A-Z](?=[^A-Z])|\d(?=\D)|[^A-Za-z\d](?=[A-Za-z\d])/gu)?.length ?? 0) >= 4;
}

const SHORTEST = 8;

/**
 * The nearest value that is written like a secret, right behind or before it and its key.
 *
 * @param beside the secret, which `from` and `to` enclose with its key
 */
export function findAlike<T extends Stretch & { readonly line: number }>(
  source: SourceText,
  candidates: readonly T[],
  beside: Stretch & { readonly line: number },
  { from, to }: { readonly from: number; readonly to: number },
): T | undefined {
  const [before, behind] = setting(source, beside);
  const gap = ({ start, end }: Stretch): number => (start >= to ? start - to : from - end + MOST_BYTES / 2);
  return candidates
    .filter((candidate) => {
      if (Math.abs(candidate.line - beside.line) > MOST_LINES || gap(candidate) > MOST_BYTES) return false;
      if ((candidate.start < to && candidate.end > from) || !isRandom(candidate.text)) return false;
      const [left, right] = setting(source, candidate);
      return left === before && right === behind;
    })
    .toSorted((a, b) => gap(a) - gap(b))[0];
}

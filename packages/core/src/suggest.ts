/** Edits (insert, delete, replace, swap neighbours) between two short texts, or `limit + 1` when there are more. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    before = above;
    above = row;
  }
  return above[b.length] ?? limit + 1;
}

/**
 * The known word that a mistyped one was probably meant to be.
 *
 * @param word what was typed; only its first 64 characters count
 * @param known what would have been right
 * @returns the nearest known word within a third of its length, or undefined
 *
 * @example
 * ```ts
 * import { suggest } from "@keyguard/core";
 *
 * console.log(suggest("bynance", ["binance", "bybit"])); // binance
 * ```
 */
export function suggest(word: string, known: Iterable<string>): string | undefined {
  const typed = word.slice(0, 64).toLowerCase();
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const candidate of known) {
    const limit = Math.max(1, Math.floor(candidate.length / 3));
    const edits = distance(typed, candidate.toLowerCase(), limit);
    if (edits <= limit && edits < bestDistance) [best, bestDistance] = [candidate, edits];
  }
  return best;
}

import type { FindingPlace } from "./ignore.ts";
import type { InlineIgnore } from "./inline.ts";
import { type Line, linesOf } from "./lines.ts";

const LONGEST_STRETCH = 1_000;

/**
 * The comments that stand, with every line of the place, just so in the target branch's version of the file.
 *
 * @param lines of the file as it is
 * @param known the lines of the target branch's version
 */
export function trustedAmong(
  ignores: readonly InlineIgnore[],
  place: FindingPlace,
  lines: readonly Line[],
  known: ReadonlySet<string>,
): InlineIgnore[] {
  if (ignores.length === 0) return [];
  const old = (number: number): boolean => known.has(lines[number - 1]?.text ?? "\n");
  const first = place.startLine ?? 1;
  const last = Math.min(place.endLine ?? first, first + LONGEST_STRETCH);
  for (let number = first; number <= last; number++) if (!old(number)) return [];
  return ignores.filter((ignore) => old(ignore.line));
}

/**
 * The comments that a pull request did not bring along itself: the comment's line and every line of the
 * place stand just so in the target branch's version of the file.
 *
 * @param base the file in the target branch; undefined where it has none
 */
export function trustedInlineIgnores(
  ignores: readonly InlineIgnore[],
  place: FindingPlace,
  text: string,
  base: string | undefined,
): InlineIgnore[] {
  if (base === undefined) return [];
  return trustedAmong(ignores, place, linesOf(text), new Set(linesOf(base).map((line) => line.text)));
}

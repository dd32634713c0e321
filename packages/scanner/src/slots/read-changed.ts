import type { SourceText } from "../text/source-text.ts";

/** What a value was, and an arrow: `"old" -> "`, `null => "`, `(known after apply) → "`. */
const WAS =
  /(?:["'`][^"'`\n]{0,160}["'`]|null|nil|none|\([a-z ]{3,40}\))\s{1,4}(?:->|=>|~>|\u00e2\u2020\u2019)\s{1,4}["'`]?$/iu;
/** What names it stands before that. */
const NAMED = /[\w"'`\]]\s{0,40}[:=]\s{0,4}$/u;
const REACH = 200;
const GREATER = 62;

/** Where the value that was changed into this one stands: its name is before it. The value's own start where nothing was changed. */
export function beforeChange(source: SourceText, start: number): number {
  const { bytes } = source;
  let p = start - 1;
  while (p >= 0 && start - p < 6 && (bytes[p] === 32 || bytes[p] === 34 || bytes[p] === 39 || bytes[p] === 96)) p -= 1;
  if (p === start - 1 || (bytes[p] !== GREATER && bytes[p] !== 0x92)) return start;
  const before = source.slice(Math.max(0, start - REACH), start);
  const was = WAS.exec(before);
  return was !== null && NAMED.test(before.slice(0, was.index)) ? start - was[0].length : start;
}

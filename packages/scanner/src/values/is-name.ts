import { endsLabel, isBracketed, isMark } from "../slots/blanks.ts";
import { looksLikeValue } from "../slots/looks-like-value.ts";
import type { SourceText } from "../text/source-text.ts";
import { isBraced, isNumber, type Stretch } from "./extract.ts";

/** `( [ { & * ! + ) ] <`: a bare word after one is the name of something. A comma is not among them: it may divide cells. */
const CODE = new Set([40, 91, 123, 38, 42, 33, 43, 41, 93, 60]);

/** `Credentials(…,…)`: the first of the members of something that was printed. */
function isPrinted({ bytes }: SourceText, { start, end, text }: Stretch): boolean {
  return bytes[start - 1] === 40 && bytes[end] === 44 && (bytes[start - 2] ?? 0) > 64 && looksLikeValue(text);
}

/** True for a bare word where only code can stand; `[[…]]` and `q{…}` are string literals. */
export function isName(source: SourceText, value: Stretch): boolean {
  const { bytes } = source;
  if (isBraced(source, value) || isNumber(source, value.start)) return false;
  let p = value.start - 1;
  while (p >= 0 && (bytes[p] === 32 || bytes[p] === 9)) p -= 1;
  if (isPrinted(source, value)) return false;
  if (!CODE.has(bytes[p] ?? 0) || isMark(bytes, p) || endsLabel(bytes, p) || isBracketed(bytes, value.start, value.end))
    return false;
  const before = bytes[p - 1] ?? 0;
  return before !== bytes[p] && before !== 113 && before !== 119; // q, w
}

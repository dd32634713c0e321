import type { SourceText } from "../text/source-text.ts";

// `name = condition ? "…" : "…"`, `name: read("…").or("…")`: an expression between a name and its value that chooses it.

/** Bytes before a value in which its expression begins. */
const REACH = 300;
/** `.orElse("`, `.unwrap_or_else(|_| "`, `?? "`, `|| "`, `or "`: what stands before the value that is taken where there is no other. */
const OTHERWISE =
  /(?:\?\?|\?:|\|\||\/\/|\b(?:or|else))\s{0,4}["'`]$|[.:>?]\s?(?:or|unwrap_?or|get_?or|value_?or|default|fallback|with_?(?:default|fallback)|if_?(?:empty|null|none|nil|absent|blank)|coalesce|presence|catch)\w{0,16}!?\(\s{0,8}(?:\|\w?\||\(\w{0,8}\) ?=>|\w{1,8} ?=>|->|lambda:|\{)?\s{0,8}["'`]$/iu;
/** A condition, and the first of what it chooses from, or both. */
const CONDITION = /^(.*\S)\s*\?\s*(?:["'`]|["'`\w.][^?]{0,200}\s:\s*["'`])$/u;
/** What assigns. */
const ASSIGNS = /(?<![=!<>])=(?![=>])|=>|(?<=[\w"'\]]):\s/gu;

/** The statement up to a value: its line, and those above that it goes on from. */
function statementBefore(source: SourceText, start: number): string {
  const before = source.slice(Math.max(0, start - REACH), start);
  let from = before.length;
  do from = before.lastIndexOf("\n", from - 1);
  while (from > 0 && /^\s*(?:[.?:|&]|or\b|else\b|["'`]$)/u.test(before.slice(from + 1)));
  return before.slice(from + 1);
}

/**
 * Where the expression begins that chooses a literal: behind what assigns it to a name.
 *
 * @returns undefined where nothing is chosen
 */
export function beforeChoice(source: SourceText, start: number): number | undefined {
  const near = source.slice(Math.max(0, start - 48), start);
  const isOther = OTHERWISE.test(near);
  if (!isOther && !/[?:]\s*["'`]$/u.test(near)) return undefined;
  const statement = statementBefore(source, start);
  const chosenBy = isOther ? statement.replace(OTHERWISE, "") : CONDITION.exec(statement)?.[1];
  if (chosenBy === undefined) return undefined;
  let at = -1;
  for (const { index, 0: sign } of chosenBy.matchAll(ASSIGNS)) at = index + sign.trimEnd().length;
  return at === -1 ? undefined : start - statement.length + at;
}

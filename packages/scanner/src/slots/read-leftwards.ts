import type { SourceText } from "../text/source-text.ts";
import { exchangeParts } from "../values/exchange-parts.ts";
import { REACH } from "./backwards.ts";
import { isBlankAfter, isBlankBefore } from "./blanks.ts";
import { calleeRole } from "./callee-role.ts";
import { type Answer, isFirst, RULES } from "./leftward-rules.ts";
import { Leftwards } from "./leftwards.ts";
import { isTokenByte, looksLikeValue } from "./looks-like-value.ts";
import { readRole } from "./roles.ts";
import { argument, type Slot } from "./slot.ts";

/** How many words may be passed on the way to a name. */
const MOST_WORDS = 8;
const MOST_LINES = 3;

/**
 * Reads the slot of a value: walks left over quotes, operators, types and wrappers to the nearest name
 * with a role, or to the call or list that the value is an argument of.
 *
 * It knows no language. What is alike in nearly all of them is enough: names are words, a name comes
 * before its value, arguments are separated by commas, a callee stands before a parenthesis.
 *
 * @param start the value's first byte
 * @param end the byte after its last
 */
export function readLeftwards(source: SourceText, start: number, end: number): Slot {
  const neighbour = valueBefore(source, start);
  if (neighbour !== undefined) return argument({ after: neighbour, from: neighbour, quoted: true });
  const walk = new Leftwards(source, start, end);
  let answer: Answer = "pass";
  while (answer === "pass" && walk.count < MOST_WORDS - 1) answer = nextWord(walk);
  return typeof answer === "object" ? answer : unnamed(walk);
}

/** Goes on to the next word, and asks what it is. */
function nextWord(walk: Leftwards): Answer {
  walk.passGlue();
  const { count, glue } = walk;
  if (count === 0 && ((glue.newlines > 0 && !goesOn(walk)) || isTakenApart(walk))) return alone(walk);
  if (walk.crossed > MOST_LINES || endsStatement(glue.text)) return "stop";
  // The row above in a table: what stands there is a heading, not a name before the value.
  if (walk.comma && glue.newlines > 0 && !/[,([{]/u.test(glue.text)) return "stop";
  // `struct{ key, secret string }{ {"…"`: the fields of a type, and then what has it.
  if (glue.text.includes("}") && /\}\s{0,8}\{\s{0,40}\{/u.test(glue.text)) return "stop";
  // `echo …`: what stands on the line above is another command.
  if (glue.newlines > 0 && /^(?:echo|printf)$/u.test(walk.word)) return "stop";
  walk.word = walk.words.word();
  if (walk.word === "") return "stop";
  for (const rule of RULES) {
    const answer = rule(walk);
    if (answer !== undefined) return answer;
  }
  return "stop";
}

/** A `;` that ends no entity. */
function endsStatement(glue: string): boolean {
  return glue.includes(";") && glue.replaceAll(/&\w+;/gu, "").includes(";");
}

/** True where a value's line goes on from the one above: behind an operator or an opening bracket. */
function goesOn({ glue, position, source }: Leftwards): boolean {
  return /[,([{=:+\\>|]/u.test(glue.text) && !isPadding(source, position, glue.text);
}

/** `key, secret] = "`, `key / secret): `: the last of several names; `[key]=` is the only one. */
const NAMES_BEFORE = /[,/]\s{0,2}[$@]?[A-Za-z_][\w ]{0,30}[\])]\s{0,4}:?[=:]\s{0,4}["'`]?$/u;

/** `[key, secret] = "…:…".split(":")`, `(key / secret): … / …`: the last of several names is not the first piece's. */
function isTakenApart({ end, glue, source, start }: Leftwards): boolean {
  // `api: …:…`
  const next = /^:([\w+/=-]{16,})/u.exec(source.slice(end, end + 100))?.[1];
  if (next !== undefined && looksLikeValue(next) && looksLikeValue(source.slice(start, end))) return true;
  if (!/^[\])]\s{0,4}:?[=:]/u.test(glue.text) || !NAMES_BEFORE.test(source.slice(Math.max(0, start - 60), start)))
    return false;
  return /^ ?[:;,|/&+] ?[\w+/=-]{6}/u.test(source.slice(end, end + 9)) || source.slice(start, end).includes(":");
}

/** The `=` that ends a base64 value on the line above, and no operator. */
function isPadding(source: SourceText, position: number, glue: string): boolean {
  return /^={1,2}["'`]?\s+["'`]?$/u.test(glue) && looksLikeValue(source.slice(tokenStart(source, position), position));
}

/** The first byte of the run of token bytes that ends before a place; that of `ab+c/d==` is its `a`. */
function tokenStart(source: SourceText, end: number): number {
  const { bytes } = source;
  let p = end;
  while (p > 0 && end - p < REACH && isTokenByte(bytes[p - 1])) p -= 1;
  return p;
}

/** The neighbour to the left in a list, `"…", ` right before a value, when it looks like a value in base64. */
function valueBefore(source: SourceText, start: number): number | undefined {
  const before = source.bytes[start - 1];
  if (before !== 34 && before !== 39 && before !== 96) return undefined;
  const gap = /["'`][)\s.\w(]{0,16},\s{0,40}(?:[\w.:(&@]{0,24}|\([A-Za-z][\w-]{1,30} )["'`]$/u.exec(
    source.slice(Math.max(0, start - 90), start),
  );
  if (gap === null) return undefined;
  // `ApiKey("…"), ApiSecret("…")`: what it is wrapped in names it.
  const wrapper = /([\w.:]{3,24})\(\W{1,2}$/u.exec(gap[0])?.[1];
  if (wrapper !== undefined && calleeRole(wrapper) !== undefined) return undefined;
  const end = start - gap[0].length;
  const from = tokenStart(source, end);
  const text = source.slice(from, end);
  if (/[+/=]/u.test(text) && looksLikeValue(text)) return from;
  return exchangeParts(text).some(({ part }) => part.distinctive === true) ? from : undefined;
}

/** A value that no name reaches: an argument, or alone on its line, or just somewhere. */
function unnamed(walk: Leftwards): Slot {
  const { callee, comma, wrapper } = walk;
  // `Keys(ApiKey("…"), ApiSecret("…"))`: what nothing else names is what it is wrapped in.
  const role = wrapper === undefined ? undefined : readRole(wrapper);
  if (wrapper !== undefined && role?.strong === true) return { ...walk.named(wrapper, role), callee };
  return callee !== undefined || comma || isFirst(walk) ? walk.argument({ callee }) : alone(walk);
}

function alone({ end, quoted, source, start }: Leftwards): Slot {
  const { bytes } = source;
  // A literal of several lines may end behind its last one.
  const endsLine = isBlankAfter(bytes, end) || (!quoted && (bytes[end] === 34 || bytes[end] === 39));
  const form = endsLine && isBlankBefore(bytes, start) ? "line" : "other";
  return { form, name: undefined, role: undefined, callee: undefined, after: undefined, from: start, quoted };
}

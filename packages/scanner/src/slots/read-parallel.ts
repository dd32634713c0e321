import type { SourceText } from "../text/source-text.ts";
import { readRole } from "./roles.ts";
import { named, type Slot } from "./slot.ts";

/** Bytes before a value in which its list and the list of names stand. */
const REACH = 600;
const MOST_ITEMS = 6;
const LONGEST_ITEM = 400;

/** `=`, `:=`, `<-`, `in`, `VALUES`, and brackets; or the comma between two arguments, and a bracket. */
const BETWEEN = /(?:(?:=|<-|\bin|\bvalues)\s*|,\s*[[({]\s*)(?:[[({]\s*){0,3}$/iu;
/** `"fields": ["apiKey", "apiSecret"], "values": [`: two members, one of names and one of values. */
const MEMBERS =
  /[\])}]\s{0,4}[,;]?\s{0,40}["'`]?[A-Za-z_]\w{0,30}["'`]?\s{0,4}(?:=>|[:=])\s{0,4}(?:[[({]\s{0,4}){1,3}$/u;
/**
 * `key, secret`, `["key", "secret"]`, `"key,secret"`, and a type behind them. Read from its end: to look for where it
 * begins, at every byte before it, takes most of the time of a table of numbers.
 */
const NAMES =
  /$(?<=((?:["'`]?[A-Za-z_$@][\w$.]{0,60}["'`]?\s{0,4},\s{0,20}){1,5}["'`]?[A-Za-z_$@][\w$.]{0,60}["'`]?)(?:\s[A-Za-z]\w{1,16})?\s{0,5}[\])}"'`]{0,3}\s{0,4}:?)/u;

const QUOTES = new Set([34, 39, 96]);
/** `( [ {`, one of which a list of words begins with. */
const OPENS = new Set([40, 91, 123]);

/** True for `"…", "…` on one side of a literal: it has a neighbour. */
function hasNeighbour(source: SourceText, start: number, end: number): boolean {
  return (
    /^["'`]\s*,\s*["'`]/u.test(source.slice(end, end + 24)) ||
    /["'`]\s*,\s*["'`]$/u.test(source.slice(start - 24, start))
  );
}

/** How many literals stand before a value in its list, and where the first begins; undefined for too many. */
function itemsBefore(text: string): { readonly count: number; readonly from: number } | undefined {
  let from = text.length - 1; // the value's own quotation mark
  for (let count = 0; count < MOST_ITEMS; count++) {
    const gap = /(["'`])\s{0,40},\s{0,40}$/u.exec(text.slice(Math.max(0, from - 90), from));
    if (gap === null) return { count, from };
    const close = from - gap[0].length;
    const open = text.lastIndexOf(gap[1] ?? "", close - 1);
    if (open === -1 || close - open > LONGEST_ITEM || text.slice(open, close).includes("\n")) return undefined;
    from = open;
  }
  return undefined;
}

/** `read -r KEY SECRET <<< '`, and words before the value. */
const READ =
  /\bread\b(?:\s{1,3}-[a-z]{1,4})*((?:\s{1,3}[A-Za-z_]\w{0,60}){2,6})\s{0,3}<<<\s{0,3}["']?((?:\S{1,200} {1,3}){0,5})$/u;

/** `my ($key, $secret) = qw(`, `key, secret = %w[`, and words before the value. */
const QUOTED_WORDS =
  /((?:[$@]?[A-Za-z_]\w{0,60}\s{0,3},\s{0,3}){1,5}[$@]?[A-Za-z_]\w{0,60})\s{0,3}\)?\s{0,3}=\s{0,3}(?:qw|%w)\s?[([{<|/!]\s{0,3}((?:\S{1,200} {1,3}){0,5})$/u;

/** The variable that a shell reads a word into, or that is given one of several. */
function readWord(source: SourceText, start: number): Slot | undefined {
  const { bytes } = source;
  if (bytes[start - 1] !== 32 && !QUOTES.has(bytes[start - 1] ?? 0) && !OPENS.has(bytes[start - 1] ?? 0))
    return undefined;
  const before = source.before(start, LONGEST_ITEM);
  const found = before.includes("<<<") ? READ.exec(before) : /\bqw|%w/u.test(before) ? QUOTED_WORDS.exec(before) : null;
  if (found === null) return undefined;
  const [, names = "", words = ""] = found;
  const name = names.trim().split(/[\s,]+/u)[words.split(/\s+/u).filter((word) => word !== "").length];
  const role = name === undefined ? undefined : readRole(name);
  return name === undefined || role === undefined
    ? undefined
    : named(name, role, start - before.length + found.index, false);
}

/** `ak, sk`: both halves. */
function areLetters(names: readonly string[]): boolean {
  const letters = new Set(names.map((name) => name.replaceAll(/["'`\s$@]/gu, "").toLowerCase()));
  return letters.has("ak") && letters.has("sk");
}

/**
 * The slot of a value in a list that is assigned to a list of names: `key, secret = "…", "…"`, destructuring, the
 * columns of an insert, the parameters of a test.
 *
 * @returns undefined where there are no two such lists, or where the names say nothing
 */
export function readParallel(source: SourceText, start: number, end: number): Slot | undefined {
  const word = readWord(source, start);
  if (word !== undefined) return word;
  if (!QUOTES.has(source.bytes[start - 1] ?? 0) || !hasNeighbour(source, start, end)) return undefined;
  const text = source.slice(Math.max(0, start - REACH), start);
  const items = itemsBefore(text);
  if (items === undefined) return undefined;
  const head = text.slice(0, items.from);
  const between = MEMBERS.exec(head.slice(-120)) ?? BETWEEN.exec(head.slice(-40));
  if (between === null) return undefined;
  const names = NAMES.exec(head.slice(-400, head.length - between[0].length).replace(/:$/u, ""))?.[1]?.split(",");
  if (names === undefined || names.length <= items.count) return undefined;
  const roles = names.map((name) => readRole(name));
  const [name, role] = [names[items.count], roles[items.count]];
  // `key, value = …` is about anything; one of the names has to say what it is.
  const areTold = roles.some((other) => other?.strong === true) || areLetters(names);
  if (name === undefined || role === undefined || !areTold) return undefined;
  if (!role.strong && /^["'`\s]*sk["'`\s]*$/iu.test(name))
    return named("sk", { ...role, role: "secret" }, start - text.length + items.from, true);
  return named(name.replaceAll(/["'`\s]/gu, ""), role, start - text.length + items.from, true);
}

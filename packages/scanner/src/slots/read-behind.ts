import type { SourceText } from "../text/source-text.ts";
import { isBlankBefore, isItem } from "./blanks.ts";
import { EVERYDAY } from "./callee-role.ts";
import { looksLikeValue } from "./looks-like-value.ts";
import { readRole } from "./roles.ts";
import { named, type Slot } from "./slot.ts";

/** `MOVE "…" TO WS-API-KEY`, `"…" -> api_key`, `'…' AS api_key`. */
const MOVED = /^["'`]?\)?\s{1,8}(?:to|into|as|->>?|→)\s{1,8}([A-Za-z_$@][\w$@.-]{0,60}[\w$])/iu;
/** `"…",  # api key`: a comment to the end of the line. */
const REMARK =
  /^["'`]?[ \t]*[,;)\]}]*[ \t]*(?:#|\/\/|--|\/\*|;|%|<!--|(?<=" )'|(?<=[ \t])\()[ \t]*([\p{L}\d][\p{L}\d \t_-]{1,47}?)[ \t]*(?:\*\/|-->|\))?[ \t]*(?:\r?\n|$)/u;
/** `@Value(fallback = "…")` and then `private String apiKey;`: an annotation comes before what it is of. */
const ANNOTATES = /^[ \t]*(?:@[\w.]{1,40}\(|#?\[[\w.]{1,40}\()[^)\n]{0,160}["'`]$/u;
const ANNOTATED =
  /^["'`]\s{0,2}\)?\s{0,2}\]?\s{1,12}(?:[A-Za-z][\w<>?.]{0,40}\s{1,4}){0,5}([A-Za-z_$][\w$]{1,60})\s{0,4}[;:={,(\n]/u;
/** `echo … | docker secret create api_key -`: what is printed goes to something that has a name. */
const PIPED = /^["'`]?\s{1,3}(?:\||>>?)\s?["']?[A-Za-z.~/$]/u;
const PRINTS = /^\s*(?:[$#%>] )?(?:echo|printf)\b[^|\n]{0,40}$/u;

function readPiped(source: SourceText, start: number, end: number): Slot | undefined {
  const line = source.lineOf(start);
  if (start - source.lineStart(line) > 60 || !PRINTS.test(source.slice(source.lineStart(line), start)))
    return undefined;
  const rest = source.slice(end, Math.min(source.lineEnd(line), end + REACH));
  const words = rest.match(/[A-Za-z_$][\w$./-]{2,60}/gu) ?? [];
  // `> /run/secrets/api_key`: a file's name says more than its directories.
  const names = words.flatMap((word) => [word, word.slice(word.lastIndexOf("/") + 1)]);
  const name = names.toReversed().find((word) => !["-", undefined, "not-a-secret"].includes(readRole(word)?.role));
  const role = name === undefined ? undefined : readRole(name);
  return name === undefined || role === undefined ? undefined : named(name, role, start, false);
}

/** `set("…", forKey: "api_key")`, `save('…', name='secret')`: an argument behind it that says what it is called. */
const KEYED =
  /^["'`]\)?\s{0,4},?\s{0,12}(?:for|with|to|as)?_?(?:key|name|id|field|account|label|property|attribute)(?:Name|Path)?\s{0,2}(?:[:=(]|=>)\s{0,2}@?["'`]([A-Za-z_$][\w.$/ -]{1,60})["'`]/iu;
const MAY_BE_KEYED = /^["'`]\)?\s{0,4},?\s{0,12}[A-Za-z]/u;

function readCalled(source: SourceText, start: number, end: number): Slot | undefined {
  const name = KEYED.exec(source.slice(end, end + REACH))?.[1];
  const role = name === undefined ? undefined : readRole(name);
  if (name === undefined || role === undefined || role.role === "not-a-secret") return undefined;
  return role.strong || EVERYDAY.test(name.slice(name.lastIndexOf(".") + 1))
    ? named(name, role, start, true)
    : undefined;
}

/** Blank, and `( [ < = : - a i` or a sign of another script: what may stand between a bare value and its name. */
const JOINS_NAME = new Set([40, 91, 60, 61, 58, 45, 97, 105, 226]);
/** `… (api key)`, `… <- secret`, `… as the key`: what is said of a value wherever it stands. */
const SAID =
  /^[ \t]{1,8}(?:<-{1,2}|<=|←|\(|\[|(?:as|is|for)(?=[ \t]))[ \t]{0,4}(?:(?:the|my|your|our|its|an?)[ \t])?([\p{L}][\p{L}\d _-]{1,40}?)[ \t]*(?=[)\],.;\r\n]|$|[ \t](?:and|as)[ \t])/u;
/** `… = key`, `… - secret`: what is said of one that begins its line, to the line's end. */
const SAID_OF_LINE =
  /^[ \t]{1,8}(?:=|:|-{1,2}|–|—|→)[ \t]{1,4}(?:(?:the|my|your|our|its|an?)[ \t])?([\p{L}][\p{L}\d _-]{1,40}?)[ \t]*(?:\r?\n|$)/u;
const MOST_WORDS_SAID = 4;

/** A value, or a short key: `… = key` says of words what they are, too. */
function mayBeSaid(text: string): boolean {
  return looksLikeValue(text) || (text.length > 7 && text.length < 16 && /\d/u.test(text) && /[A-Za-z]/u.test(text));
}

/**
 * The slot of a bare value that is said what it is behind it.
 *
 * @returns undefined where nothing of the kind follows, and for what looks like a word itself
 */
export function readSaid(source: SourceText, start: number, end: number): Slot | undefined {
  const { bytes } = source;
  if (bytes[end] !== 32 && bytes[end] !== 9) return undefined;
  let p = end + 1;
  while (p < end + 8 && (bytes[p] === 32 || bytes[p] === 9)) p += 1;
  if (!JOINS_NAME.has(bytes[p] ?? 0) || !mayBeSaid(source.slice(start, end))) return undefined;
  const after = source.decode(end, Math.min(source.length, end + REACH));
  const beginsLine = isBlankBefore(bytes, start) || isItem(source, start, source.lineEnd(source.lineOf(start)));
  const name = SAID.exec(after)?.[1] ?? (beginsLine ? SAID_OF_LINE.exec(after)?.[1] : undefined);
  if (name === undefined || name.split(/\s+/u).length > MOST_WORDS_SAID) return undefined;
  const role = readRole(name);
  if (role === undefined || role.role === "not-a-secret") return undefined;
  if (role.role === "token" && role.stem !== "") return undefined; // `0x… (Some Token)` is a coin
  return role.strong || EVERYDAY.test(name) ? named(name, role, start, false) : undefined;
}

/** True for a value that ends an annotation: what it is of stands on the next line. */
export function endsAnnotation(source: SourceText, end: number): boolean {
  const { bytes } = source;
  if (bytes[end] !== 34 && bytes[end] !== 39) return false;
  return CLOSES_ANNOTATION.test(source.slice(end, end + 12));
}

/** What either begins with. */
const FOLLOWS = /^["'`]?(?:[ \t]*[,;)\]}]*[ \t]*(?:[#;%(]|\/[/*]|--|<!|')|\)?\s{1,8}(?:to|into|as|->|\u00e2)\s?)/iu;
const CLOSES_ANNOTATION = /^["'`]\s{0,2}\)?\s{0,2}\]?\s{0,3}\n/u;
const REACH = 96;

/**
 * The slot of a value whose name stands behind it: it is moved into something, a remark says what it is, or what is
 * declared has it in an annotation.
 *
 * @returns undefined where nothing of the kind follows
 */
export function readBehind(source: SourceText, start: number, end: number): Slot | undefined {
  const first = source.slice(end, end + 24);
  const piped = PIPED.test(first) ? readPiped(source, start, end) : undefined;
  if (piped !== undefined) return piped;
  if (CLOSES_ANNOTATION.test(first)) return readAnnotated(source, start, end);
  const keyed = MAY_BE_KEYED.test(first) ? readCalled(source, start, end) : undefined;
  if (keyed !== undefined) return keyed;
  if (!FOLLOWS.test(first)) return undefined;
  const after = source.decode(end, Math.min(source.length, end + REACH));
  const quoted = /["'`]/u.test(source.slice(start - 1, start));
  const moved = MOVED.exec(after)?.[1];
  const name = moved ?? REMARK.exec(after)?.[1];
  if (name === undefined || (moved === undefined && name.split(/\s+/u).length > 4)) return undefined;
  const role = readRole(name);
  if (role === undefined || role.role === "not-a-secret") return undefined;
  if (!role.strong && role.role !== "passphrase" && moved === undefined) return undefined;
  return named(name, role, start, quoted);
}

/** The name of what is declared below an annotation that ends in a value. */
export function readAnnotated(source: SourceText, start: number, end: number): Slot | undefined {
  const line = source.before(start, 2 * REACH);
  if (!ANNOTATES.test(line)) return undefined;
  const name = ANNOTATED.exec(source.decode(end, Math.min(source.length, end + 2 * REACH)))?.[1];
  const role = name === undefined ? undefined : readRole(name);
  return name === undefined ||
    role === undefined ||
    role.role === "not-a-secret" ||
    !(role.strong || EVERYDAY.test(name))
    ? undefined
    : named(name, role, start, true);
}

import type { SourceText } from "../text/source-text.ts";
import { decodeValue, LONGEST_ENCODED } from "./decode-value.ts";

/** A stretch of bytes that may be a credential's part. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Longer ones are data, not credentials; their beginnings still count for the families with a prefix. */
export const LONGEST_VALUE = 4096;

const BACKSLASH = 92;
const DASH = 45;
const BLANK = 32;
const SLASH = 47;
const PLUS = 43;
const CLOSES_VALUE = new Set([34, 39, 96, 60, 92]);
/** `" ' ` = : > { [` and a line's start: what follows one is the value from its first byte on, a dash too. */
const OPENS_VALUE = new Set([34, 39, 96, 61, 58, 62, 123, 91, 10]);

/**
 * Where the value begins inside a run: an escape or a colour code that touches it is not part of it.
 *
 * `\nAKIA…`, `\u0022K…`, `%22K…` and `␛[32mK…` all begin at the `A` or the `K`.
 */
function afterEscape(source: SourceText, start: number, end: number): number {
  const before = source.bytes[start - 1];
  if (before !== BACKSLASH && before !== 37 && before !== 91 && before !== 59) return start;
  const head = source.slice(start, Math.min(end, start + 12));
  if (before === BACKSLASH) {
    // An even number of backslashes escapes a backslash, not the letter.
    const escape =
      /^(?:u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|[0-7]{3}|[nrtbfveasd0])/u.exec(head);
    return start + (escape?.[0].length ?? 0);
  }
  if (before === 37) return start + (/^[0-9A-Fa-f]{2}/u.exec(head)?.[0].length ?? 0); // %22
  if (before === 91 || before === 59) return start + (/^\d{1,3}m/u.exec(head)?.[0].length ?? 0); // [32m
  return start;
}

const PADDING = 61;
const PERCENT = 37;

function isEscape(byte: number | undefined): boolean {
  return byte === BACKSLASH || byte === PERCENT;
}

/** Of a run of escapes its beginning will do: all around is unescaped with it. */
const ESCAPES_SHOWN = 96;

/** True for a run in which every character is escaped: it is no value as it stands. */
export function isEscapeRun({ text }: Pick<Stretch, "text">): boolean {
  return isEscape(text.charCodeAt(0)) && /^(?:%|\\x|\\u00)[2-7][\da-f]/iu.test(text);
}

/** Characters of a digest in base64, without padding, behind the name of its algorithm. */
const DIGESTS: ReadonlyMap<string, number> = new Map([
  ["sha1", 27],
  ["sha256", 43],
  ["sha384", 64],
  ["sha512", 86],
]);

/** True for `sha512-…` as long as it says: a lock file holds thousands, and each of its versions the same. */
function isDigest(text: string): boolean {
  if (!text.startsWith("sha")) return false;
  const dash = text.indexOf("-");
  return DIGESTS.get(text.slice(0, dash)) === text.length - dash - 1;
}

const GO_DIGEST = "h1:";

/** True for `h1:…=`: what go.sum says of a module, twice for each. */
function isGoDigest(source: SourceText, start: number, end: number): boolean {
  if (end - start !== DIGESTS.get("sha256") || source.bytes[end] !== PADDING) return false;
  return source.slice(Math.max(0, start - GO_DIGEST.length), start) === GO_DIGEST;
}

const COMMIT = "/commit/";
const ID_DIGITS = 40;

/** True for what a lock file or a list of changes pins: `….tgz#` or `….git#` and forty hex digits, or a commit's address. */
function isPinned(source: SourceText, start: number, text: string): boolean {
  const digits = text.length - ID_DIGITS;
  if (digits < 0) return false;
  const isBehind =
    digits === 0
      ? source.bytes[start - 1] === 35 && /\.(?:tgz|git)#$/u.test(source.slice(Math.max(0, start - 5), start))
      : text.startsWith(COMMIT, digits - COMMIT.length);
  return isBehind && /^[0-9a-f]+$/u.test(text.slice(digits));
}

/** What of a run is a word that a change took out or brought: `[-…-]`, `{+…+}`. Padding parts the last sign from its run. */
function diffWord(bytes: Uint8Array, start: number, end: number): readonly [start: number, end: number] {
  const mark = bytes[start];
  const opened = (mark === DASH && bytes[start - 1] === 91) || (mark === PLUS && bytes[start - 1] === 123);
  if (!opened) return [start, end];
  const closes = mark === DASH ? 93 : 125;
  if (bytes[end] === closes) return bytes[end - 1] === mark ? [start + 1, end - 1] : [start, end];
  let p = end;
  while (p < end + 2 && bytes[p] === PADDING) p += 1;
  return bytes[p] === mark && bytes[p + 1] === closes ? [start + 1, end] : [start, end];
}

/** The last segment of a path may be a value by itself from this length on. */
export const SHORTEST_SEGMENT = 16;

/**
 * The values that a run of token bytes may hold: itself, and its last segment where it is a path.
 *
 * @returns none when the run is plainly code: a number, a path or an identifier of words; none for a digest or an id that says so
 */
export function valuesOfRun(source: SourceText, runStart: number, runEnd: number): Stretch[] {
  if (isEscape(source.bytes[runStart])) {
    const end = Math.min(runEnd, runStart + ESCAPES_SHOWN);
    return [{ start: runStart, end, text: source.slice(runStart, end) }];
  }
  const { bytes } = source;
  const [wordStart, wordEnd] = diffWord(bytes, runStart, runEnd);
  const first = wordStart === runStart ? afterEscape(source, runStart, runEnd) : wordStart;
  let start = first;
  let end = wordEnd;
  const opened = start === 0 || OPENS_VALUE.has(bytes[start - 1] ?? 0);
  if (!opened) {
    while ((bytes[start] === DASH || bytes[start] === SLASH) && end - start > 16) start += 1;
    while (end > start && bytes[end - 1] === DASH && !CLOSES_VALUE.has(bytes[end] ?? 0)) end -= 1;
  }
  const dashed = !opened && bytes[start - 1] === DASH && bytes[start - 2] === BLANK;
  if (end - start < 8) return [];
  if (end - start > LONGEST_VALUE) return encodedFile(source, start, end);
  const raw = source.slice(start, end);
  if (/^0[xX][0-9a-fA-F]{1,16}(?:[uUlL]{1,3})?$/u.test(raw)) return []; // a number of 64 bits at most
  if (isDigest(raw) || isGoDigest(source, start, end) || isPinned(source, start, raw)) return [];
  let padded = end;
  while (padded < end + 2 && source.bytes[padded] === PADDING) padded += 1;
  // `KEY=` at the end of a value is an assignment, not padding: padding fills a multiple of four.
  const opensSlash = start === first + 1 && bytes[first] === SLASH;
  if (
    (padded - start) % 4 !== 0 &&
    !(opensSlash && (padded - first) % 4 === 0) &&
    !CLOSES_VALUE.has(bytes[padded] ?? 0)
  )
    padded = end;
  const values: Stretch[] = [{ start, end: padded, text: raw + "=".repeat(padded - end) }];
  const slash = raw.lastIndexOf("/");
  if (slash !== -1 && raw.length - slash - 1 >= SHORTEST_SEGMENT) {
    values.push({ start: start + slash + 1, end: padded, text: raw.slice(slash + 1) + "=".repeat(padded - end) });
  }
  // `NAME /a1b2…==`: no path is padded.
  if (opensSlash && padded > end && (padded - first) % 4 === 0)
    values.push({ start: first, end: padded, text: `/${values[0]?.text ?? ""}` });
  // A dash of a sentence, or the value's last character.
  if (wordEnd - end === 1 && padded === end) values.push({ start, end: wordEnd, text: `${raw}-` });
  // `NAME -a1b2…`: a flag's dash, or the value's first character.
  if (dashed) values.push({ start: start - 1, end: padded, text: `-${values[0]?.text ?? ""}` });
  const joined = joinedValue(source, first, runEnd);
  const longer = [
    joined,
    withoutName(joined, start),
    literalValue(source, first, runEnd),
    partedToken(source, start, runEnd),
  ];
  for (const value of longer) if (value !== undefined) values.push(value);
  return values;
}

/** A long run that is the base64 or hex of text, such as a whole file of settings; no other long run is a value. */
function encodedFile(source: SourceText, start: number, end: number): Stretch[] {
  if (end - start > LONGEST_ENCODED) return [];
  const text = source.slice(start, end);
  return decodeValue(text) === undefined ? [] : [{ start, end, text }];
}

/** `! # % & * ? @ ^`: what passwords have and tokens have not, and code has between its words rather than within a literal. */
const SIGNS = new Set([33, 35, 37, 38, 42, 63, 64, 94]);
const LONGEST_LITERAL = 128;

/** True for the quotation mark on both sides of a stretch. */
export function isLiteral({ bytes }: SourceText, { start, end }: Pick<Stretch, "start" | "end">): boolean {
  const quote = bytes[start - 1];
  return (quote === 34 || quote === 39 || quote === 96) && bytes[end] === quote;
}

/** `{…}` around a value and nothing else: what Tcl, LaTeX and Perl quote with. `${…}` and `{{…}}` hold names. */
export function isBraced({ bytes }: SourceText, { start, end }: Pick<Stretch, "start" | "end">): boolean {
  const before = bytes[start - 2] ?? 32;
  return bytes[start - 1] === 123 && bytes[end] === 125 && bytes[end + 1] !== 125 && !NAMES_NEXT.has(before);
}

/** `$ # % {`: before a brace that holds a name. */
const NAMES_NEXT = new Set([36, 35, 37, 123]);

/** `startBroadcast(0x…)`: a number needs no quotation marks to be a literal. */
export function isNumber({ bytes }: SourceText, start: number): boolean {
  return bytes[start] === 48 && ((bytes[start + 1] ?? 0) | 32) === 120;
}

/** Where a literal without quotation marks ends: before a tag that closes, `…</p>`. */
export function beforeTag(source: SourceText, start: number, end: number): number {
  if (isLiteral(source, { start, end })) return end;
  const tag = source.slice(start, end).search(/<\/[A-Za-z]/u);
  return tag > 0 ? start + tag : end;
}

/** The whole string literal of which a run is a piece, where signs divide it; undefined for a run without such a neighbour. */
function literalValue(source: SourceText, start: number, end: number): Stretch | undefined {
  const { bytes } = source;
  if (!SIGNS.has(bytes[start - 1] ?? 0) && !SIGNS.has(bytes[end] ?? 0)) return undefined;
  const isPart = (byte: number | undefined): boolean => isJoined(byte) || byte === PADDING || SIGNS.has(byte ?? 0);
  let from = start;
  let to = end;
  while (from > 0 && start - from < LONGEST_LITERAL && isPart(bytes[from - 1])) from -= 1;
  while (to - end < LONGEST_LITERAL && isPart(bytes[to])) to += 1;
  const text = source.slice(from, to);
  return isLiteral(source, { start: from, end: to }) && !text.includes("://")
    ? { start: from, end: to, text }
    : undefined;
}

/** Tokens with signs inside that end a run: how they begin, and how they go on behind it. */
const PARTED_TOKENS: readonly (readonly [begins: string, goesOn: RegExp])[] = [
  ["AAAAAAAAAAAAAAAA", /^(?:%(?:2[BbFf]|3[Dd])[A-Za-z0-9]+){1,4}/u], // Twitter's, with escapes of addresses
  ["ATATT3", /^=[0-9A-F]{8}(?![\w-])/u],
  ["ATCTT3", /^=[0-9A-F]{8}(?![\w-])/u],
  ["sntrys_", /^={1,2}_[A-Za-z0-9+/]{43}(?![\w+/])/u],
];

/** The whole of a token that signs part; undefined for any other run. */
function partedToken(source: SourceText, start: number, end: number): Stretch | undefined {
  const sign = source.bytes[end];
  if (sign !== PERCENT && sign !== PADDING) return undefined;
  const head = source.slice(start, Math.min(end, start + 16));
  const goesOn = PARTED_TOKENS.find(([begins]) => head.startsWith(begins))?.[1];
  const rest = goesOn?.exec(source.slice(end, end + LONGEST_LITERAL))?.[0];
  if (rest === undefined) return undefined;
  return { start, end: end + rest.length, text: source.slice(start, end + rest.length) };
}

/** `. : $ ~`: what joins the pieces of some tokens: `eyJ….eyJ….…`, `ed25519:…`, `access_token$production$…`, `…8Q~…`. */
const JOINTS = new Set([46, 58, 36, 126]);
const LONGEST_JOINED = 400;

function isJoint(byte: number | undefined): boolean {
  return byte !== undefined && JOINTS.has(byte);
}

/** Token bytes and joints. */
function isJoined(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  const letter = byte | 32;
  return (
    (letter >= 97 && letter <= 122) || (byte >= 43 && byte <= 58 && byte !== 44) || byte === 95 || JOINTS.has(byte)
  );
}

/** `ApiKey:LIVE_API_KEY:…`: the same without the name that a colon joins to it. */
function withoutName(joined: Stretch | undefined, run: number): Stretch | undefined {
  const name = joined === undefined ? null : /^[A-Za-z_][\w.-]{0,40}:(?=[A-Za-z])/u.exec(joined.text);
  if (joined === undefined || name === null || joined.start + name[0].length >= run) return undefined;
  return { start: joined.start + name[0].length, end: joined.end, text: joined.text.slice(name[0].length) };
}

/** The longer value that a run is a piece of; undefined when nothing is joined to it. */
function joinedValue(source: SourceText, start: number, end: number): Stretch | undefined {
  const { bytes } = source;
  if (!isJoint(bytes[start - 1]) && !isJoint(bytes[end])) return undefined;
  let from = start;
  let to = end;
  while (from > 0 && start - from < LONGEST_JOINED && isJoined(bytes[from - 1])) from -= 1;
  while (to - end < LONGEST_JOINED && isJoined(bytes[to])) to += 1;
  while (to > end && isJoint(bytes[to - 1])) to -= 1;
  while (from < start && isJoint(bytes[from])) from += 1;
  return from === start && to === end ? undefined : { start: from, end: to, text: source.slice(from, to) };
}

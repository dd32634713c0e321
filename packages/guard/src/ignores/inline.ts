import type { IgnoreTerms } from "./ignore.ts";
import { INLINE_MARKERS, type InlineMarker } from "./inline-markers.ts";
import { linesOf } from "./lines.ts";
import { parseTerms } from "./terms.ts";

/** A comment in a scanned file, and the lines it covers. */
export interface InlineIgnore extends IgnoreTerms {
  readonly scanner: string;
  /** The file, where that is known. */
  readonly path?: string;
  /** The comment's own line, from 1. */
  readonly line: number;
  readonly startLine: number;
  /** The last line covered; `Infinity` up to the end of the file. */
  readonly endLine: number;
  /** Rules of that scanner which alone are meant; empty for all. */
  readonly rules: readonly string[];
  /** What is wrong with its terms, in words. It then covers nothing, so that no typing error loses an expiry. */
  readonly mistake?: string;
}

const COMMENTS = INLINE_MARKERS.map((marker) => ({
  marker,
  pattern: new RegExp(`(?<![\\w-])(?:${marker.pattern})(?![\\w-])`, "iu"),
}));

/** What every such comment matches: one look at a text tells whether any line needs a second one. */
export const ANY_COMMENT: RegExp = new RegExp(INLINE_MARKERS.map(({ pattern }) => `(?:${pattern})`).join("|"), "iu");

const LONGEST_LINE = 20_000;

function mayHoldMarker(text: string): boolean {
  for (const piece of writtenPieces(text)) if (ANY_COMMENT.test(piece)) return true;
  return false;
}

/** What stands between the lines that are too long: of minified code next to nothing. */
function* writtenPieces(text: string): Generator<string> {
  let from = 0;
  for (let start = 0; start < text.length;) {
    const end = text.indexOf("\n", start);
    const stop = end === -1 ? text.length : end + 1;
    if (stop - start > LONGEST_LINE + 2 && !text.slice(start, stop - 2).includes("\r")) {
      yield text.slice(from, start);
      from = stop;
    }
    start = stop;
  }
  yield text.slice(from);
}

interface Hit {
  readonly marker: InlineMarker;
  readonly before: string;
  readonly rest: string;
}

/** The first marker of a line, more specific ones before those they contain. */
function hitIn(line: string): Hit | undefined {
  for (const { marker, pattern } of COMMENTS) {
    const match = pattern.exec(line);
    if (match !== null)
      return { marker, before: line.slice(0, match.index), rest: line.slice(match.index + match[0].length) };
  }
  return undefined;
}

const OPENER = /(?:#|\/\/|\/\*|--|;|%|\(\*|<!--|\bREM)[\s:!]*$/iu;
const PROSE = /\.(?:md|mdx|markdown|rst|adoc|txt)$/iu;

/**
 * True for a line whose marker is written the way its scanner's manual shows it: right behind what begins a
 * comment, with no quote behind it, and in prose only in a comment of markup.
 */
export function isPlainComment(line: string, path: string): boolean {
  const hit = hitIn(line);
  if (hit?.marker.literal === undefined || !OPENER.test(hit.before)) return false;
  return !/["'`\\]/u.test(hit.rest) && (!PROSE.test(path) || /<!--\s*$/u.test(hit.before));
}

/** What stands behind a marker, without the end of a block comment. */
function tail(rest: string): string {
  return rest.replace(/(?:\*\/|-->|\*\)|#\}|%>)[^]*$/u, "").trim();
}

function rulesIn({ marker, rest }: Hit): string[] {
  if (marker.namesRules !== true) return [];
  const named = tail(rest).split(/\s--\s/u, 1)[0] ?? "";
  return named.split(/[\s,]+/u).filter((word) => /^@?[\w/-]+$/u.test(word));
}

function termsOf({ marker, rest }: Hit): Pick<InlineIgnore, keyof IgnoreTerms | "mistake"> {
  if (marker.scanner !== "keyguard") return {};
  const terms = parseTerms(tail(rest).replace(/^[\s:,()-]+/u, ""));
  return typeof terms === "string" ? { mistake: terms } : terms;
}

/** True for what a `secretlint-enable` or `eslint-enable` ends. */
function isEnded(open: InlineIgnore, scanner: string, rules: readonly string[]): boolean {
  return open.scanner === scanner && (rules.length === 0 || open.rules.some((rule) => rules.includes(rule)));
}

/**
 * Every comment of a text by which keyguard or another scanner is told to pass something over.
 *
 * Lines over 20 000 characters are taken for generated code and passed over.
 *
 * @param path the file that holds the text, for messages
 * @returns in the order of their lines; empty for most texts after a single look
 *
 * @example
 * ```ts
 * import { findInlineIgnores } from "@keyguard/guard";
 *
 * const [ignore] = findInlineIgnores("key = 'abc'  # keyguard:ignore test vector; expires: 2027-01-31");
 * console.log(ignore?.startLine, ignore?.reason, ignore?.expires); // 1 test vector 2027-01-31
 * ```
 */
export function findInlineIgnores(text: string, path?: string): InlineIgnore[] {
  if (!mayHoldMarker(text)) return [];
  const found: InlineIgnore[] = [];
  let open: number[] = []; // where in `found` those stand that reach on
  for (const { number, text: line } of linesOf(text)) {
    const hit = line.length > LONGEST_LINE ? undefined : hitIn(line);
    if (hit === undefined) continue;
    const rules = rulesIn(hit);
    const { reach, scanner } = hit.marker;
    if (reach === "until-here") {
      open = open.filter((at) => {
        const ignore = found[at];
        if (ignore === undefined || !isEnded(ignore, scanner, rules)) return true;
        found[at] = { ...ignore, endLine: number - 1 };
        return false;
      });
      continue;
    }
    const startLine = reach === "next-line" ? number + 1 : number;
    const endLine = reach === "from-here" ? Infinity : startLine;
    if (endLine === Infinity) open.push(found.length);
    const where = path === undefined ? {} : { path };
    found.push({ ...termsOf(hit), ...where, scanner, line: number, startLine, endLine, rules });
  }
  return found;
}

import type { IgnoreTerms } from "./ignore.ts";
import { INLINE_MARKERS, type InlineMarker } from "./inline-markers.ts";
import { linesOf } from "./lines.ts";
import { parseTerms } from "./terms.ts";

/** A comment in a scanned file, and the lines it covers. */
export interface InlineIgnore extends IgnoreTerms {
  readonly scanner: string;
  /** The comment's own line, from 1. */
  readonly line: number;
  readonly startLine: number;
  /** The last line covered; `Infinity` up to the end of the file. */
  readonly endLine: number;
  /** Rules of that scanner which alone are meant; empty for all. */
  readonly rules: readonly string[];
}

const COMMENTS = INLINE_MARKERS.map((marker) => ({
  marker,
  pattern: new RegExp(`(?<![\\w-])(?:${marker.pattern})(?![\\w-])`, "iu"),
}));

/** One look at a text tells whether any line needs a second one. */
const ANY = new RegExp(INLINE_MARKERS.map(({ pattern }) => `(?:${pattern})`).join("|"), "iu");

const LONGEST_LINE = 20_000;

interface Hit {
  readonly marker: InlineMarker;
  readonly rest: string;
}

/** The first marker of a line, more specific ones before those they contain. */
function hitIn(line: string): Hit | undefined {
  for (const { marker, pattern } of COMMENTS) {
    const match = pattern.exec(line);
    if (match !== null) return { marker, rest: line.slice(match.index + match[0].length) };
  }
  return undefined;
}

/** What stands behind a marker, without the end of a block comment. */
function tail(rest: string): string {
  return rest.replace(/\s*(?:\*\/|-->|\*\)|#\}|%>).*$/u, "").trim();
}

function rulesIn({ marker, rest }: Hit): string[] {
  if (marker.namesRules !== true) return [];
  const named = tail(rest).split(/\s--\s/u, 1)[0] ?? "";
  return named.split(/[\s,]+/u).filter((word) => /^@?[\w/-]+$/u.test(word));
}

function termsOf({ marker, rest }: Hit): IgnoreTerms {
  if (marker.scanner !== "keyguard") return {};
  const terms = parseTerms(tail(rest).replace(/^[\s:,()-]+/u, ""));
  // A comment with a mistake in it covers nothing, so that an expiry cannot be lost to a typing error.
  return typeof terms === "string" ? { expires: "0000-01-01", reason: terms } : terms;
}

/** Closes what a `secretlint-enable` ends. */
function close(open: InlineIgnore[], line: number, rules: readonly string[]): InlineIgnore[] {
  return open.map((ignore) => {
    const ended = rules.length === 0 || ignore.rules.some((rule) => rules.includes(rule));
    return ended && ignore.endLine === Infinity ? Object.assign({}, ignore, { endLine: line - 1 }) : ignore;
  });
}

/**
 * Every comment of a text by which keyguard or another scanner is told to pass something over.
 *
 * Lines over 20 000 characters are taken for generated code and passed over.
 *
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
export function findInlineIgnores(text: string): InlineIgnore[] {
  if (!ANY.test(text)) return [];
  let found: InlineIgnore[] = [];
  for (const { number, text: line } of linesOf(text)) {
    const hit = line.length > LONGEST_LINE ? undefined : hitIn(line);
    if (hit === undefined) continue;
    const rules = rulesIn(hit);
    const { reach, scanner } = hit.marker;
    if (reach === "until-here") {
      found = close(found, number, rules);
      continue;
    }
    const startLine = reach === "next-line" ? number + 1 : number;
    const endLine = reach === "from-here" ? Infinity : startLine;
    found.push({ ...termsOf(hit), scanner, line: number, startLine, endLine, rules });
  }
  return found;
}

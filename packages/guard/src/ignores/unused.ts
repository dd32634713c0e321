import type { Finding } from "@keyguard/core";
import type { Ignore, IgnoreMatch } from "./ignore.ts";
import { findInlineIgnores, type InlineIgnore, isPlainComment } from "./inline.ts";
import { linesOf } from "./lines.ts";

/**
 * What was looked at as a whole: every file of the project, every object of its history, or only a part of
 * either, after which nothing can be called unused.
 */
export type Extent = "files" | "history" | "part";

/** What a scan of files says of itself. */
export interface ScannedFiles {
  /** Files that hold one of `inlineLiterals()`. */
  readonly marked: readonly string[];
  /** What git or an exclusion kept out: files, and directories with `/` at their end; undefined where there was too much to tell. */
  readonly leftOut: readonly string[] | undefined;
}

/** True for what was kept out of the scan, or may have been. */
export function isLeftOut(path: string, leftOut: ScannedFiles["leftOut"]): boolean {
  if (leftOut === undefined) return true;
  return leftOut.some((out) => path === out || `${path}/` === out || (out.endsWith("/") && path.startsWith(out)));
}

/** True where something that an entry means was kept out of the scan. */
function meansLeftOut(match: IgnoreMatch, leftOut: ScannedFiles["leftOut"]): boolean {
  if (match.kind !== "finding") return isLeftOut(match.path, leftOut);
  const pattern = match.path ?? match.word?.path;
  if (pattern === undefined) return false;
  const [start = ""] = pattern.text.replace(/^\/|\/$/gu, "").split(/[*?[\\]/u, 1);
  const matchesOut = (out: string): boolean => pattern.matches(out.endsWith("/") ? `${out}file` : out);
  return isLeftOut(start, leftOut) || leftOut?.some(matchesOut) === true;
}

/** The entries that ought to have covered something in what was looked at. */
export function unusedEntries(
  candidates: readonly Ignore[],
  extent: Extent,
  leftOut: ScannedFiles["leftOut"],
): readonly Ignore[] {
  if (extent === "part") return [];
  return candidates.filter(({ match, foreign }) => {
    const hasCommit = match.kind === "place" && match.commit !== undefined;
    // Other scanners' files are about the files of a project, but for entries that name a commit.
    if (extent === "history") return hasCommit || !foreign;
    if (hasCommit) return false;
    return !meansLeftOut(match, leftOut);
  });
}

/** The lines of each file on which a part of a finding stands. */
export function foundLines(
  findings: readonly Finding[],
  prefix: string,
): ReadonlyMap<string, readonly (readonly [first: number, last: number])[]> {
  const lines = new Map<string, [number, number][]>();
  for (const { location, parts, alsoAt } of findings) {
    const own = location === null ? [] : [location];
    for (const { path, startLine, endLine } of [...own, ...parts.map((part) => part.location), ...alsoAt]) {
      const known = lines.get(prefix + path);
      if (known === undefined) lines.set(prefix + path, [[startLine, endLine]]);
      else known.push([startLine, endLine]);
    }
  }
  return lines;
}

/**
 * The comments of a file that stand where nothing was found. Only what is written as a comment and nothing
 * else counts: a text about such comments, or a test's example, is none.
 *
 * @param found the lines of its findings, whatever covers them
 */
export function unusedComments(
  text: string,
  path: string,
  found: readonly (readonly [first: number, last: number])[],
): InlineIgnore[] {
  const comments = findInlineIgnores(text, path);
  if (comments.length === 0) return [];
  const lines = linesOf(text);
  return comments.filter(
    ({ line, startLine, endLine }) =>
      !found.some(([first, last]) => startLine <= last && endLine >= first) &&
      isPlainComment(lines[line - 1]?.text ?? "", path),
  );
}

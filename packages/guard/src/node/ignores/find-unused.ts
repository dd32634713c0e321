import type { Finding } from "@keyguard/core";
import type { Ignore } from "../../ignores/ignore.ts";
import { ANY_COMMENT, type InlineIgnore } from "../../ignores/inline.ts";
import { type Extent, foundLines, type ScannedFiles, unusedComments, unusedEntries } from "../../ignores/unused.ts";
import type { TextSource } from "./texts.ts";

/** Beyond so many files with comments the others are not read for it. */
const MOST_FILES = 2_000;

/** What was scanned, and where its texts are. */
export interface UnusedOptions {
  readonly extent: Extent;
  readonly scanned?: ScannedFiles;
  readonly prefix?: string;
  readonly textOf: TextSource;
  /** SHA-1 digests of every part of a finding, those that open no account included. */
  readonly digests: () => ReadonlySet<string>;
}

/** What ignores nothing, and could go. */
export interface Unused {
  readonly entries: readonly Ignore[];
  readonly comments: readonly InlineIgnore[];
}

/**
 * The ignores that cover nothing in what was scanned.
 *
 * What stands on a line with any part of a finding, or is the digest of one, is in use: whoever wrote it
 * meant the credential, and keyguard only asks for the part that opens an account.
 *
 * @param candidates entries that covered none of the findings
 */
export async function findUnused(
  findings: readonly Finding[],
  candidates: readonly Ignore[],
  options: UnusedOptions,
): Promise<Unused> {
  const { extent, scanned, prefix = "", textOf } = options;
  if (extent === "part") return { entries: [], comments: [] };
  const lines = foundLines(findings, prefix);
  let digests: ReadonlySet<string> | undefined; // of every part, so only where an entry asks
  const entries = unusedEntries(candidates, extent, scanned === undefined ? [] : scanned.leftOut).filter(
    ({ match }) => {
      if (match.kind === "hash") return !(digests ??= options.digests()).has(match.sha1);
      if (match.kind !== "place" || match.commit !== undefined) return true;
      return lines.get(match.path)?.some(([first, last]) => first <= match.line && match.line <= last) !== true;
    },
  );
  const comments: InlineIgnore[] = [];
  for (const path of extent === "files" ? (scanned?.marked.slice(0, MOST_FILES) ?? []) : []) {
    const text = await textOf({ path: prefix + path }, undefined, ANY_COMMENT);
    if (text !== undefined) comments.push(...unusedComments(text, prefix + path, lines.get(prefix + path) ?? []));
  }
  return { entries, comments };
}

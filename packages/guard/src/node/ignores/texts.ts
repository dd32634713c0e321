import { closeSync, lstatSync, openSync, readFileSync, readSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import type { Finding } from "@keyguard/core";
import type { RepositoryFiles } from "@keyguard/scanner/node";
import type { FindingPlace } from "../../ignores/ignore.ts";
import { isPlain, textOfBytes } from "../text-of-bytes.ts";

/**
 * Gives the text in which a place of a finding stands, with lines counted as in the finding; undefined
 * where it cannot be had. Without it no comment counts, which shows more, never less.
 *
 * @param wanted of ASCII: a text in which it matches nothing may be given as an empty one
 */
export type TextSource = (place: FindingPlace, finding?: Finding, wanted?: RegExp) => Promise<string | undefined>;

const MOST_BYTES = 32 * 1024 * 1024;

/** Bytes of a file that are looked at together. */
const PIECE = 64 * 1024;
/** As long as what is looked for may be, across the border of two pieces. */
const OVERLAP = 1024;

/** True where a pattern of ASCII may match something in a file. A large file is not held in memory for it. */
function mayMatch(file: string, pattern: RegExp): boolean {
  const piece = Buffer.allocUnsafe(OVERLAP + PIECE);
  const descriptor = openSync(file, "r");
  try {
    for (let kept = 0, isFirst = true; ; isFirst = false) {
      const end = kept + readSync(descriptor, piece, kept, PIECE, null);
      if (end === kept) return false;
      if (isFirst && !isPlain(piece.subarray(0, end))) return true;
      if (pattern.test(piece.toString("latin1", 0, end))) return true;
      kept = Math.min(OVERLAP, end);
      piece.copyWithin(0, end - kept, end);
    }
  } finally {
    closeSync(descriptor);
  }
}

function isInside(path: string): boolean {
  return path !== "" && !isAbsolute(path) && !path.split("/").includes("..");
}

/** The files of a directory, as they are now. A link is not followed: the finding is about another file then. */
export function fileTexts(root: string): TextSource {
  return async ({ path }, _finding, wanted) => {
    if (!isInside(path)) return undefined;
    const file = join(root, path);
    try {
      const stat = lstatSync(file);
      if (!stat.isFile() || stat.size > MOST_BYTES) return undefined;
      return wanted === undefined || mayMatch(file, wanted) ? await textOfBytes(readFileSync(file)) : "";
    } catch {
      return undefined;
    }
  };
}

/**
 * The objects of a repository: for a finding of the history the commit that brought it, else the index.
 *
 * @param environment a hook's, whose index is the one about to be committed
 */
export function gitTexts(root: string, environment: Readonly<Record<string, string | undefined>>): TextSource {
  let files: Promise<RepositoryFiles | undefined> | undefined;
  let idle: NodeJS.Timeout | undefined;
  return async ({ path, commit }, finding) => {
    const revision = commit ?? finding?.git?.introducedBy?.commit ?? "";
    if (path === "" || !/^[0-9a-f]*$/u.test(revision)) return undefined;
    files ??= openFiles(root, environment);
    const opened = await files;
    clearTimeout(idle);
    // What it opened is closed when nobody asks any more.
    idle = setTimeout(() => opened?.close(), IDLE_MS).unref();
    const bytes = opened?.read(revision, path);
    return bytes === undefined ? undefined : textOfBytes(bytes);
  };
}

const IDLE_MS = 1000;

/** Loaded when the first text is asked for: without findings none is. */
async function openFiles(
  root: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<RepositoryFiles | undefined> {
  const { RepositoryFiles: Files } = await import("@keyguard/scanner/node");
  try {
    return new Files(root, environment, MOST_BYTES);
  } catch {
    return undefined; // no repository, no text
  }
}

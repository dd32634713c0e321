import { lstatSync, readFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import type { Finding } from "@keyguard/core";
import type { RepositoryFiles } from "@keyguard/scanner/node";
import type { FindingPlace } from "../../ignores/ignore.ts";
import { textOfBytes } from "../text-of-bytes.ts";

/**
 * Gives the text in which a place of a finding stands, with lines counted as in the finding; undefined
 * where it cannot be had. Without it no comment counts, which shows more, never less.
 */
export type TextSource = (place: FindingPlace, finding?: Finding) => Promise<string | undefined>;

const MOST_BYTES = 32 * 1024 * 1024;

function isInside(path: string): boolean {
  return path !== "" && !isAbsolute(path) && !path.split("/").includes("..");
}

/** The files of a directory, as they are now. A link is not followed: the finding is about another file then. */
export function fileTexts(root: string): TextSource {
  return async ({ path }) => {
    if (!isInside(path)) return undefined;
    const file = join(root, path);
    try {
      const stat = lstatSync(file);
      return stat.isFile() && stat.size <= MOST_BYTES ? await textOfBytes(readFileSync(file)) : undefined;
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

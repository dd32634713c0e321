import { lstatSync, readFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import type { Finding } from "@keyguard/core";
import type { FindingPlace } from "../../ignores/apply-ignores.ts";
import { git, gitBytes } from "../git.ts";
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
  return async ({ path, commit }, finding) => {
    const revision = commit ?? finding?.git?.introducedBy?.commit ?? "";
    if (path === "" || !/^[0-9a-f]*$/u.test(revision)) return undefined;
    const object = revision === "" ? `:0:${path}` : `${revision}:${path}`;
    const options = { cwd: root, environment, inHook: true };
    const size = await git(["cat-file", "-s", "--end-of-options", object], options);
    if (size.code !== 0 || Number(size.stdout) > MOST_BYTES) return undefined;
    const { code, stdout } = await gitBytes(["cat-file", "blob", "--end-of-options", object], options);
    return code === 0 ? textOfBytes(stdout) : undefined;
  };
}

import type { Unreadable } from "./object-reader.ts";

export const NOT_FETCHED = "the object is promised by the remote and was not fetched";
export const NAMED_BY_COMMIT = "a commit names the object and the repository does not have it";
export const NAMED_BY_TREE = "a tree names the object and the repository does not have it";
export const SHALLOW =
  "the clone is shallow and ends at this commit; to have all of history, run: git fetch --unshallow";

const OF_THE_REPOSITORY: ReadonlySet<string> = new Set([NOT_FETCHED, NAMED_BY_COMMIT, NAMED_BY_TREE, SHALLOW]);

/** True for what lies in how the repository is, and so is met again until that changes; all else may have passed by then. */
export function isLasting(reason: string): boolean {
  return OF_THE_REPOSITORY.has(reason);
}

/** Says in words why an object cannot be had. */
export function whyUnreadable(why: Unreadable, partial: boolean): string {
  if (why === "missing") return partial ? NOT_FETCHED : "the object is not in the repository";
  return why === "damaged"
    ? "the stored object is damaged"
    : "the object is larger than 64 MiB, and could not be read in a stream; with git installed, it may be";
}

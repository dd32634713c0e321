import type { Unreadable } from "./object-reader.ts";

/** Says in words why an object cannot be had. */
export function whyUnreadable(why: Unreadable, partial: boolean): string {
  if (why === "missing")
    return partial ? "the object is promised by the remote and was not fetched" : "the object is not in the repository";
  return why === "damaged"
    ? "the stored object is damaged"
    : "the object is larger than 64 MiB, and could not be read in a stream; with git installed, it may be";
}

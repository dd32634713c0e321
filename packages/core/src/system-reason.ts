const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EBUSY: "it is in use",
  EDQUOT: "the disk quota is used up",
  EIO: "the disk reports an error",
  EISDIR: "it is a directory",
  ELOOP: "its links lead in a circle",
  EMFILE: "too many files are open",
  ENAMETOOLONG: "its name is too long",
  ENFILE: "too many files are open",
  ENOENT: "its directory does not exist",
  ENOSPC: "the disk is full",
  ENOTDIR: "a part of its path is no directory",
  EPERM: "permission denied",
  EROFS: "the file system is read-only",
};

/**
 * Why the system refused to read or write a file, in words: never its message, which repeats the path.
 *
 * For a write, or for a read that takes a missing file for an answer.
 *
 * @param error what a file system's call threw
 * @returns the error's code, or `unknown reason`, where there are no words
 *
 * @example
 * ```ts
 * import { systemReason } from "@keyguard/core";
 *
 * console.log(systemReason(Object.assign(new Error("…"), { code: "ENOSPC" }))); // the disk is full
 * ```
 */
export function systemReason(error: unknown): string {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return typeof code === "string" && code !== "" ? (REASONS[code] ?? code) : "unknown reason";
}

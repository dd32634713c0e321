import { KeyguardError } from "@keyguard/core";

/** The code of a system error, such as `ENOENT`. */
export function errorCode(error: unknown): string | undefined {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : undefined;
}

/** Turns a system's error into keyguard's, so that a full disk is told as one. */
export function fileFailure(path: string, error: unknown): unknown {
  const code = errorCode(error);
  if (code === undefined || code.startsWith("KG_")) return error;
  const reasons: Readonly<Record<string, string>> = {
    ENOSPC: "the disk is full",
    EDQUOT: "the disk quota is used up",
    EACCES: "permission denied",
    EPERM: "permission denied",
    EROFS: "the file system is read-only",
    EISDIR: "it is a directory",
    ENOENT: "its directory does not exist",
    ENOTDIR: "a part of its path is no directory",
    ENAMETOOLONG: "its name is too long",
    ELOOP: "its links lead in a circle",
  };
  return new KeyguardError("KG_STORE_AWAY", `Cannot use "${path}": ${reasons[code] ?? code}`, {
    hint: "what was there before is unchanged",
    cause: error,
  });
}

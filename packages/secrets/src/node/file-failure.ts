import { KeyguardError, systemReason } from "@keyguard/core";

/** The code of a system error, such as `ENOENT`. */
export function errorCode(error: unknown): string | undefined {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : undefined;
}

/** Turns a system's error into keyguard's, so that a full disk is told as one. */
export function fileFailure(path: string, error: unknown): unknown {
  const code = errorCode(error);
  if (code === undefined || code.startsWith("KG_")) return error;
  return new KeyguardError("KG_STORE_AWAY", `Cannot use "${path}": ${systemReason(error)}`, {
    hint: "what was there before is unchanged",
    cause: error,
  });
}

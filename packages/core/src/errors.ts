import { ERROR_CODES, type ErrorCode } from "./error-codes.ts";

/** What may accompany an error. */
export interface KeyguardErrorOptions {
  /** What the reader can do next, in one sentence. Never contains a secret. */
  readonly hint?: string;
  /** The foreign error behind this one. Reporters do not print it: its text may hold a secret. */
  readonly cause?: unknown;
}

/**
 * Every error that keyguard throws on purpose.
 *
 * Branch on {@link KeyguardError.code}, never on the text. Expected outcomes are not errors: a key
 * that may withdraw is a finding.
 *
 * @example
 * ```ts
 * import { KeyguardError } from "@keyguard/core";
 *
 * const error = new KeyguardError("KG_CONFIG_NOT_FOUND", 'Cannot read "keyguard.toml": no such file', {
 *   hint: "create one with: keyguard init",
 * });
 * console.log(error.code, error.exitCode); // KG_CONFIG_NOT_FOUND 2
 * ```
 */
export class KeyguardError<Code extends ErrorCode = ErrorCode> extends Error {
  override readonly name = "KeyguardError"; // a literal: class names do not survive minifying
  /** Stable across minor releases; its page is in `docs/errors.md`. */
  readonly code: Code;
  /** What the reader can do next, in one sentence. Never contains a secret. */
  readonly hint: string | undefined;

  constructor(code: Code, message: string, options: KeyguardErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.hint = options.hint;
  }

  /** `2` for wrong usage or configuration, `3` when the job could not be finished. */
  get exitCode(): 2 | 3 {
    return ERROR_CODES[this.code].exit;
  }
}

/** True for an error of keyguard's own, also one from another copy of this package. */
export function isKeyguardError(error: unknown): error is KeyguardError {
  return error instanceof Error && error.name === "KeyguardError" && "code" in error;
}

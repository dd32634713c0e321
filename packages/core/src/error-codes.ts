/** One page of `docs/errors.md`. */
export interface ErrorPage {
  /** The exit code of a command that ends with it. */
  readonly exit: 2 | 3;
  /** What happened, in one sentence. */
  readonly what: string;
  /** What to do about it, in one or two sentences. */
  readonly remedy: string;
}

/** The code of an error. Adding one here makes the compiler ask for its page below. */
export type ErrorCode =
  | "KG_USAGE"
  | "KG_CONFIG_NOT_FOUND"
  | "KG_CONFIG_INVALID"
  | "KG_EXCHANGE_UNKNOWN"
  | "KG_PATH_NOT_FOUND"
  | "KG_OUTPUT"
  | "KG_READ"
  | "KG_INTERNAL";

/**
 * Every error code, in the one place that names them all. `docs/errors.md` and `keyguard explain` are made from it.
 * Codes are stable: one is never renamed or given another meaning.
 */
export const ERROR_CODES: Readonly<Record<ErrorCode, ErrorPage>> = {
  KG_USAGE: {
    exit: 2,
    what: "The command line is not one that keyguard understands.",
    remedy: "Run `keyguard help COMMAND` for its options and examples.",
  },
  KG_CONFIG_NOT_FOUND: {
    exit: 2,
    what: "A configuration file that was named does not exist.",
    remedy: "Check the path, or create `keyguard.toml` with `keyguard init`.",
  },
  KG_CONFIG_INVALID: {
    exit: 2,
    what: "A configuration file has a mistake at the place that the message names.",
    remedy: "Correct that line; `keyguard config show` prints what was understood.",
  },
  KG_EXCHANGE_UNKNOWN: {
    exit: 2,
    what: "No exchange has the name that was given.",
    remedy: "Check the spelling; `keyguard rules list` names every exchange.",
  },
  KG_PATH_NOT_FOUND: {
    exit: 2,
    what: "A path to scan does not exist.",
    remedy: "Check the path; it is relative to the current directory.",
  },
  KG_OUTPUT: {
    exit: 3,
    what: "The report could not be written.",
    remedy: "Check that the directory exists, can be written and has room, then run the command again.",
  },
  KG_READ: {
    exit: 3,
    what: "Something that had to be read could not be read.",
    remedy: "Check the permissions and that the file is not changing, then run the command again.",
  },
  KG_INTERNAL: {
    exit: 3,
    what: "keyguard met a state that it should never be in.",
    remedy: "Please report it with the message; the message holds no secret.",
  },
};

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
  | "KG_RULES_INVALID"
  | "KG_RULES_PATTERN"
  | "KG_EXCHANGE_UNKNOWN"
  | "KG_PATH_NOT_FOUND"
  | "KG_OUTPUT"
  | "KG_READ"
  | "KG_SECRET_MISSING"
  | "KG_SECRET_INVALID"
  | "KG_STORE_CANNOT"
  | "KG_STORE_SETUP"
  | "KG_STORE_AWAY"
  | "KG_STORE_DENIED"
  | "KG_STORE_ANSWER"
  | "KG_STORE_CONFLICT"
  | "KG_STORE_BUSY"
  | "KG_VAULT_LOCKED"
  | "KG_VAULT_DAMAGED"
  | "KG_VAULT_NEWER"
  | "KG_IP_ADDRESS"
  | "KG_ALERT_CHANNEL"
  | "KG_ALERT_STATE"
  | "KG_ROTATION_BLOCKED"
  | "KG_ROTATION_BUSY"
  | "KG_ROTATION_ESCROW"
  | "KG_ROTATION_GUIDED"
  | "KG_ROTATION_LEDGER"
  | "KG_ROTATION_REQUEST"
  | "KG_REQUEST_NOT_ALLOWED"
  | "KG_KEY_EXCESS"
  | "KG_IGNORE_INVALID"
  | "KG_BASELINE_INVALID"
  | "KG_GIT_NOT_A_REPOSITORY"
  | "KG_GIT_REVISION"
  | "KG_GIT_CLONE"
  | "KG_REPORT_INVALID"
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
  KG_RULES_INVALID: {
    exit: 2,
    what: "A file of rules has a mistake: it is no TOML, a field is wrong, or a rule lacks its examples.",
    remedy: "Correct the rule that the message names; `keyguard rules test` runs every rule's examples.",
  },
  KG_RULES_PATTERN: {
    exit: 2,
    what: "A rule's pattern is not in the syntax of RE2, or its repetitions make it too large.",
    remedy: "Write it without look-around and back-references, and with smaller counts.",
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
  KG_SECRET_MISSING: {
    exit: 2,
    what: "A credential, or a part of it, is in none of the places where it was looked for.",
    remedy: "Set what the message lists, or store it with `keyguard secrets set PLACE`.",
  },
  KG_SECRET_INVALID: {
    exit: 2,
    what: "A value given as a secret cannot be one.",
    remedy: "Give the value itself, without quotes, blanks or line ends around it.",
  },
  KG_STORE_CANNOT: {
    exit: 2,
    what: "A store was asked for something that it cannot do.",
    remedy: "Use a store that can; the README of the secrets package lists what each is able to do.",
  },
  KG_STORE_SETUP: {
    exit: 2,
    what: "A store is not set up: its address or its credentials are missing.",
    remedy: "Set the variables that the message names.",
  },
  KG_STORE_AWAY: {
    exit: 3,
    what: "A store did not answer, or answered that it cannot serve now.",
    remedy: "Check its address and the network, then run the command again.",
  },
  KG_STORE_DENIED: {
    exit: 3,
    what: "A store refused the token or what the token may do.",
    remedy: "Renew the token or extend its policy, then run the command again.",
  },
  KG_STORE_ANSWER: {
    exit: 3,
    what: "A store answered with something that is not a credential document, or not an answer of that store.",
    remedy: "Check the name and the address; a proxy may stand in between.",
  },
  KG_STORE_CONFLICT: {
    exit: 3,
    what: "Someone else changed the same secret at the same time; nothing was written.",
    remedy: "Look at what the store holds now, then run the command again.",
  },
  KG_STORE_BUSY: {
    exit: 3,
    what: "Another process holds the lock of a store.",
    remedy: "Wait for it to end, then run the command again.",
  },
  KG_VAULT_LOCKED: {
    exit: 3,
    what: "The local vault did not open with the passphrase or key file that was given.",
    remedy: "Give the right one; the vault was not changed.",
  },
  KG_VAULT_DAMAGED: {
    exit: 3,
    what: "The local vault is not a whole age file with keyguard's document in it; it was not changed.",
    remedy: "Restore it from a backup; `age -d` may show what is left.",
  },
  KG_VAULT_NEWER: {
    exit: 3,
    what: "The local vault was written by a newer keyguard; it was not changed.",
    remedy: "Update keyguard.",
  },
  KG_IP_ADDRESS: {
    exit: 2,
    what: "A text that should be an address or a range of addresses is neither.",
    remedy: "Write an address like 203.0.113.7 or a range like 203.0.113.0/29.",
  },
  KG_ALERT_CHANNEL: {
    exit: 2,
    what: "An alert URL is not one that keyguard understands, or would send its secret unprotected.",
    remedy: "Compare it with the spellings in the alerts guide; plain http and SMTP go to this machine only.",
  },
  KG_ALERT_STATE: {
    exit: 3,
    what: "The record of which alerts were sent could not be written.",
    remedy: "Check that keyguard's state directory can be written and has room; until then alerts repeat.",
  },
  KG_ROTATION_BLOCKED: {
    exit: 3,
    what: "A rotation may not begin, for a reason that the message names.",
    remedy: "Mend what the finding names; `keyguard rotate plan KEY` shows them all and changes nothing.",
  },
  KG_ROTATION_BUSY: {
    exit: 3,
    what: "Another process is rotating the same key.",
    remedy:
      "Wait for it to end; the lock of a process that is gone from this machine does not block. For one of a machine that is lost, run `keyguard rotate unlock KEY`.",
  },
  KG_ROTATION_ESCROW: {
    exit: 3,
    what: "The encrypted record of an open rotation cannot be read or written.",
    remedy: "Check the disk and the permissions of the state directory, then run `keyguard rotate resume KEY`.",
  },
  KG_ROTATION_GUIDED: {
    exit: 3,
    what: "A step needs a person, and there is no terminal to ask at.",
    remedy: "Run the command at a terminal, or give the new key as a JSON document on standard input.",
  },
  KG_ROTATION_LEDGER: {
    exit: 3,
    what: "The ledger cannot be read or written, or it was altered.",
    remedy:
      "Run `keyguard rotate ledger verify`; keep a damaged `ledger.jsonl` and its `ledger.head` elsewhere to start a new one.",
  },
  KG_ROTATION_REQUEST: {
    exit: 3,
    what: "A request that manages keys is not one of those that keyguard makes.",
    remedy: "Please report it with the message; the message holds no secret.",
  },
  KG_REQUEST_NOT_ALLOWED: {
    exit: 3,
    what: "A request that is not on the list of harmless ones was about to be sent to an exchange; nothing was sent.",
    remedy: "Please report it with the message; the message holds no secret.",
  },
  KG_KEY_EXCESS: {
    exit: 3,
    what: "A key may do more than it is meant for, or could not be read.",
    remedy: "Do what the message names on the exchange's key page, then start again.",
  },
  KG_IGNORE_INVALID: {
    exit: 2,
    what: "A file that tells what to ignore has a mistake at the line that the message names.",
    remedy: "Correct that line. Nothing is ignored by a file that cannot be read whole.",
  },
  KG_BASELINE_INVALID: {
    exit: 2,
    what: "A baseline has a mistake at the line that the message names, or is of a later version.",
    remedy: "Correct that line, or write the baseline anew with `keyguard baseline create --force`.",
  },
  KG_GIT_NOT_A_REPOSITORY: {
    exit: 2,
    what: "A path that should be a git repository is none, nor lies in one.",
    remedy: "Name the top of a work tree or a bare repository, or run the command inside one.",
  },
  KG_GIT_REVISION: {
    exit: 2,
    what: "A revision does not name a commit of this repository.",
    remedy: "Check the spelling; in a shallow or single-branch clone, fetch the branch first.",
  },
  KG_GIT_CLONE: {
    exit: 3,
    what: "A remote repository could not be cloned.",
    remedy: "Try `git ls-remote URL` with the same address: git must be able to reach it and to sign in.",
  },
  KG_REPORT_INVALID: {
    exit: 2,
    what: "A file that should be a JSON report of keyguard is none, is cut short, or is of a later version.",
    remedy: "Write it anew with `--format json`; a report that was cut short comes from a run that was stopped.",
  },
  KG_INTERNAL: {
    exit: 3,
    what: "keyguard met a state that it should never be in.",
    remedy: "Please report it with the message; the message holds no secret.",
  },
};

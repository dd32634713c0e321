/** How bad it is if nothing is done, worst first. */
export const SEVERITIES = ["critical", "high", "medium", "low", "info"] as const;
/** How bad it is if nothing is done. */
export type Severity = (typeof SEVERITIES)[number];

/** How sure the detection is; `certain` is reserved for values that prove themselves, by a checksum or a derivation. */
export const CONFIDENCES = ["certain", "high", "medium", "low"] as const;
/** How sure the detection is. */
export type Confidence = (typeof CONFIDENCES)[number];

/** What a part of a credential is. */
export const PART_KINDS = ["key", "secret", "passphrase", "private-key", "mnemonic", "token", "url"] as const;
/** What a part of a credential is. */
export type PartKind = (typeof PART_KINDS)[number];

/** A stretch of a file. Lines and columns count from 1, columns in characters (UTF-16 units); the end column is the one after the last. */
export interface Location {
  /** Relative to the scanned root, with `/`; raw bytes read as UTF-8. */
  readonly path: string;
  /** Whose path it is, such as `owner/name`; only in a report that joins several repositories'. */
  readonly repository?: string;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** One part of a credential, where it stands and how it may be shown. */
export interface Part {
  readonly kind: PartKind;
  readonly location: Location;
  /** The value with one to four characters at each end. */
  readonly redacted: string;
}

/** A commit, as a finding names it. */
export interface CommitRef {
  /** The full object id. */
  readonly commit: string;
  /** `Name <address>` as the commit has it. */
  readonly author: string;
  /** The author date, ISO 8601 with its offset. */
  readonly date: string;
  /** Whose commit it is; only in a report that joins several repositories'. */
  readonly repository?: string;
}

/** Where in a repository's history a finding was, is and can still be fetched. */
export interface GitFacts {
  /** The first commit that holds it; null when no commit does (staged only, or a loose object). */
  readonly introducedBy: CommitRef | null;
  /** The commit after which no path of the branch holds it; null while one does. */
  readonly removedBy: CommitRef | null;
  readonly atHead: boolean;
  /** False for what only a dangling object, a stash or a reflog holds. */
  readonly reachable: boolean;
  /** Every other place, sorted. */
  readonly alsoIn: readonly { readonly path: string; readonly commit: string; readonly repository?: string }[];
  /**
   * Full names of the branches and tags that hold it now, sorted; absent where refs were not looked at. In a report
   * that joins several repositories' each begins with its repository and a colon.
   */
  readonly branches?: readonly string[];
  /** True when a remote branch reaches a commit that holds it: it can be fetched. Absent where that was not looked at. */
  readonly onRemote?: boolean;
}

/** `live-ip-restricted`: the exchange knows the key and refuses this address. */
export const VERIFICATION_STATUSES = ["not-attempted", "live", "live-ip-restricted", "dead", "unknown"] as const;
/** What the issuer said when asked, once, read-only. */
export type VerificationStatus = (typeof VERIFICATION_STATUSES)[number];

/** The answer of the credential's issuer. */
export interface Verification {
  readonly status: VerificationStatus;
  readonly scopes?: Readonly<Record<Scope, Answer>>;
  readonly ipRestricted?: Answer;
  /** ISO 8601. */
  readonly checkedAt?: string;
}

/** One thing a key may do. */
export const SCOPES = [
  "read",
  "trade.spot",
  "trade.margin",
  "trade.derivatives",
  "transfer.internal",
  "withdraw",
  "manage-keys",
] as const;
/** One thing a key may do. */
export type Scope = (typeof SCOPES)[number];

/** `unknown` is never safe and never reported as `no`. */
export const ANSWERS = ["yes", "no", "unknown"] as const;
/** The answer to a yes-or-no question that may have none. */
export type Answer = (typeof ANSWERS)[number];

/** Something wrong, in one shape for every layer: a leaked credential, an over-privileged key, an overdue rotation. */
export interface Finding {
  /** Stable, in kebab case: `binance-credential`, `bip39-mnemonic`, `withdraw-allowed`. */
  readonly ruleId: string;
  /** The exchange's id, or null where none is concerned or known. */
  readonly exchange: string | null;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** What was found and what it means, in one or two sentences. Holds no secret. */
  readonly message: string;
  /** Why keyguard believes it, each reason in words. */
  readonly evidence: readonly string[];
  /** What an attacker could do with it; empty where that is not the question. */
  readonly attackerCould: string;
  /** What to do first. */
  readonly remedy: string;
  /** Names the credential and its rule; the same in every place, commit and clone. */
  readonly fingerprint: string;
  /** The first part's place; null for a finding that is not about a file. */
  readonly location: Location | null;
  readonly parts: readonly Part[];
  /** Other places of the same credential, sorted. */
  readonly alsoAt: readonly Location[];
  /** False for a file that git does not track; absent where that was not asked. */
  readonly tracked?: boolean;
  /** Only for findings in history. */
  readonly git?: GitFacts;
  readonly verification: Verification;
}

/** True for a credential that its issuer accepts, from this address or another. */
export function isLive(finding: Finding): boolean {
  const { status } = finding.verification;
  return status === "live" || status === "live-ip-restricted";
}

/** What was not looked at, and why. */
export interface Skipped {
  readonly path: string;
  /** Whose path it is; only in a report that joins several repositories'. */
  readonly repository?: string;
  readonly reason: string;
}

/** Compares two severities; the worse one sorts first. */
export function compareSeverity(a: Severity, b: Severity): number {
  return SEVERITIES.indexOf(a) - SEVERITIES.indexOf(b);
}

/** True when `severity` is at or above `threshold`. */
export function atOrAbove(severity: Severity, threshold: Severity): boolean {
  return compareSeverity(severity, threshold) <= 0;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0; // code units: the same order on every platform and locale
}

/** Compares two places by repository, path, line and column. */
export function compareLocation(a: Location | null, b: Location | null): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
  return (
    compareText(a.repository ?? "", b.repository ?? "") ||
    compareText(a.path, b.path) ||
    a.startLine - b.startLine ||
    a.startColumn - b.startColumn
  );
}

/** The one order of findings: by place, then rule, then fingerprint. Every report uses it. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareLocation(a.location, b.location) ||
    compareText(a.ruleId, b.ruleId) ||
    compareText(a.fingerprint, b.fingerprint)
  );
}

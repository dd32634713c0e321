import type { Answer, Finding, Scope, Severity, Skipped } from "./finding.ts";

/** The version of the report's JSON; it changes only when a reader of the old one would break. */
export const REPORT_SCHEMA_VERSION = 1;

/** Why an exchange did not answer as hoped, in the words every layer shares. */
export const CAUSES = [
  "wrong-key",
  "wrong-secret",
  "wrong-passphrase",
  "address-not-allowed",
  "permission-missing",
  "expired",
  "locked",
  "wrong-environment",
  "clock-skew",
  "rate-limited",
  "maintenance",
  "geo-blocked",
  "intercepted",
  "network",
  "bad-answer",
  "halves-swapped",
  "ambiguous",
] as const;
/** Why an exchange did not answer as hoped. */
export type Cause = (typeof CAUSES)[number];

/** What a key is for. Withdrawal is never a profile. */
export const PROFILES = ["read-only", "trading"] as const;
/** What a key is for. */
export type Profile = (typeof PROFILES)[number];

/** Whether an exchange accepts a key from any address. */
export interface Allowlist {
  readonly status: "restricted" | "unrestricted" | "unknown";
  /** Addresses and ranges in CIDR form, sorted; empty also where the exchange tells only that there is a list. */
  readonly entries: readonly string[];
}

/** One declared key, as it was seen. A key that could not be read has every scope `unknown`. */
export interface KeyReport {
  readonly name: string;
  /** Which repository declares it; only in a report that joins several repositories'. */
  readonly repository?: string;
  readonly exchange: string;
  readonly profile: Profile;
  readonly fingerprint: string;
  readonly scopes: Readonly<Record<Scope, Answer>>;
  readonly allowlist: Allowlist;
  readonly account: "main" | "sub" | "unknown";
  /** ISO 8601, or null where the exchange does not tell. */
  readonly createdAt: string | null;
  readonly lastUsedAt: string | null;
  readonly expiresAt: string | null;
  /** How it is known: the exchange described the key, a harmless probe told, or nothing did. */
  readonly answer: "self-described" | "probed" | "none";
  /** Why it could not be read; null when it was. */
  readonly cause: Cause | null;
}

/** One question with its answer, its evidence and its remedy. */
export interface Check {
  /** Stable, in kebab case: `no-withdraw`. */
  readonly id: string;
  /** The declared key, or null for a question about the machine or the project. */
  readonly key: string | null;
  /** Which repository it is about; only in a report that joins several repositories'. */
  readonly repository?: string;
  readonly result: "pass" | "fail" | "unknown";
  readonly severity: Severity;
  readonly evidence: string;
  readonly remedy: string;
}

/** The addresses of one family that observers saw. */
export interface EgressFamily {
  /** Sorted; empty when this family has no way out. */
  readonly addresses: readonly string[];
  readonly stable: Answer;
  /** Who saw it, sorted. */
  readonly sources: readonly string[];
}

/** The address that an exchange sees when this machine calls it. */
export interface Egress {
  readonly ipv4: EgressFamily;
  readonly ipv6: EgressFamily;
  /** The platform's id where its egress is known to change, else null. */
  readonly platform: string | null;
}

/** Part `index` of `count`, from 1 and at most 10,000, of a scan that several runs share. */
export interface ReportShard {
  readonly index: number;
  readonly count: number;
}

/** What every command that finds something prints with `--format json`. */
export interface Report {
  readonly schemaVersion: typeof REPORT_SCHEMA_VERSION;
  readonly tool: { readonly name: "keyguard"; readonly version: string };
  /** Whose paths these are, such as `owner/name`, where the run was told; `merge` keeps reports apart by it. */
  readonly repository?: string;
  /** Which part of the scan this is; `merge` tells which are missing. Absent where it is all of it. */
  readonly shard?: ReportShard;
  /** False when anything that should have been looked at was not; such a run is never a pass. */
  readonly complete: boolean;
  readonly skipped: readonly Skipped[];
  /** In the order of `compareFindings`. */
  readonly findings: readonly Finding[];
  readonly keys?: readonly KeyReport[];
  readonly checks?: readonly Check[];
  readonly egress?: Egress;
}

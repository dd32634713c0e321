import type { Severity } from "@keyguard/core";
import type { LinearPattern } from "./regex/linear-pattern.ts";

/** A file of rules as it was read: what worker threads are given. */
export interface RuleFile {
  /** Its path, for messages. */
  readonly name: string;
  readonly text: string;
}

/** What takes findings out. */
export interface Allowlist {
  readonly description: string;
  /** True when every criterion that is given must hold; else one is enough. */
  readonly all: boolean;
  readonly paths: readonly LinearPattern[];
  readonly regexes: readonly LinearPattern[];
  /** What the regexes are held against. */
  readonly target: "secret" | "match" | "line";
  /** In lower case. */
  readonly stopwords: readonly string[];
  /** Only for these rules; for all when empty. */
  readonly rules: readonly string[];
}

/** Another rule that must match near a rule's own match. */
export interface Requirement {
  readonly rule: string;
  readonly withinLines: number | undefined;
  readonly withinColumns: number | undefined;
}

/** A user's rule, which is data. */
export interface Rule {
  readonly id: string;
  /** What was found, in a few words. */
  readonly finds: string;
  readonly pattern: LinearPattern | undefined;
  readonly path: LinearPattern | undefined;
  /** The group that holds the secret; 0 for the first that took part, else the whole match. */
  readonly secretGroup: number;
  /** Bits for each character that the secret has at least. */
  readonly entropy: number;
  /** In lower case; one of them must stand in the text. Always run when empty. */
  readonly keywords: readonly string[];
  readonly severity: Severity;
  readonly remedy: string | undefined;
  readonly allowlists: readonly Allowlist[];
  readonly requires: readonly Requirement[];
  /** False for a rule that only others require. */
  readonly reported: boolean;
  /** Texts in which it must find something, and texts in which it must not. */
  readonly examples: readonly string[];
  readonly counterexamples: readonly string[];
  /** The file that it is from. */
  readonly from: string;
}

/** Everything that rule files say together. */
export interface RuleSet {
  readonly rules: readonly Rule[];
  readonly allowlists: readonly Allowlist[];
  /** What was read and not honoured, one sentence each. */
  readonly notes: readonly string[];
}

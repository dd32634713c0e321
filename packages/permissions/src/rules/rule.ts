import type { Check, Confidence, Profile, Severity } from "@keyguard/core";
import type { Exchange } from "@keyguard/exchanges";
import type { KeyPermissions } from "../key-permissions.ts";

/** What the rules need to know beside the permissions. */
export interface AssessContext {
  /** The key's name in the configuration. */
  readonly name: string;
  /** The key's fingerprint, 16 hex digits, or empty where there is none. */
  readonly fingerprint: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The owner's exception that lets the key withdraw, with the day on which it ends (`YYYY-MM-DD`). */
  readonly withdrawal?: { readonly reason: string; readonly expires: string };
  /** How old the key may get, in milliseconds. Default: not limited by its owner. */
  readonly maxAgeMs?: number;
  /** Other names under which the same key is declared. */
  readonly alsoNamed?: readonly string[];
  /** Where the owner means the key to live. Default: not stated. */
  readonly environment?: "live" | "test";
}

/** What a rule looks at. */
export interface Subject {
  readonly permissions: KeyPermissions;
  readonly profile: Profile;
  readonly context: AssessContext;
  /** What is known about the exchange; undefined for one that keyguard has no facts about. */
  readonly exchange: Exchange | undefined;
}

/** The part of a finding that a rule decides. */
export interface RuleFinding {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly confidence?: Confidence;
  readonly message: string;
  readonly evidence: readonly string[];
  readonly attackerCould?: string;
}

/** A rule's answer: a check always, a finding where something is wrong. */
export interface Verdict {
  readonly check: Omit<Check, "key">;
  readonly finding?: RuleFinding;
}

/** One question about one key. Empty where the question does not arise. */
export type Rule = (subject: Subject) => readonly Verdict[];

/** The page where the owner changes the key, as the end of a remedy. */
export function atPage(exchange: Exchange | undefined): string {
  return exchange === undefined ? "on the exchange's key page" : `at ${exchange.keyManagement.page}`;
}

/** A check that passes. */
export function pass(id: string, severity: Severity, evidence: string): Verdict {
  return { check: { id, result: "pass", severity, evidence, remedy: "" } };
}

/** A check that cannot be answered. */
export function unknown(id: string, severity: Severity, evidence: string, remedy: string): Verdict {
  return { check: { id, result: "unknown", severity, evidence, remedy } };
}

/** A check that fails, with its finding; evidence and severity are the finding's. */
export function fail(id: string, finding: RuleFinding, remedy: string): Verdict {
  return {
    check: { id, result: "fail", severity: finding.severity, evidence: finding.evidence.join("; "), remedy },
    finding,
  };
}

/** A date for people, `2026-11-25`. */
export function day(instant: string | number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

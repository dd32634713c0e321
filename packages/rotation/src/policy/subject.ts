import type { Allowlist, Answer, Scope } from "@keyguard/core";
import type { DeclaredEvent } from "./event.ts";
import type { IntervalSubject } from "./interval.ts";

/** What a forecast needs to know about one declared key. Moments are milliseconds since the epoch. */
export interface KeySubject extends IntervalSubject {
  readonly name: string;
  /** The exchange's id. */
  readonly exchange: string;
  /** When the key was made, from the exchange or the ledger; null when nobody told. */
  readonly createdAt: number | null;
  /** When the exchange last saw it; null when it does not tell. */
  readonly lastUsedAt: number | null;
  /** When the exchange says that it ends; null when it names no end, or was not asked. */
  readonly expiresAt: number | null;
  readonly allowlist: Allowlist["status"];
  /** Absent scopes count as unknown. */
  readonly scopes: Partial<Readonly<Record<Scope, Answer>>>;
  readonly events: readonly DeclaredEvent[];
}

/** The answer to "may it do any of these?": one yes is yes, one unknown is unknown. */
export function anyScope(subject: KeySubject, scopes: readonly Scope[]): Answer {
  const answers = new Set(scopes.map((scope) => subject.scopes[scope] ?? "unknown"));
  if (answers.has("yes")) return "yes";
  return answers.has("unknown") ? "unknown" : "no";
}

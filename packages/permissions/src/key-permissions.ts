import { type Allowlist, type Answer, type KeyReport, type Scope, SCOPES } from "@keyguard/core";
import type { Diagnosis } from "./causes/diagnosis.ts";

/** Whether a key may do one thing, and why keyguard believes it. */
export interface ScopeAnswer {
  readonly answer: Answer;
  /** The field that told, or why nothing did. */
  readonly reason: string;
}

/** One answer for every scope; a scope that nobody spoke of is `unknown`. */
export type ScopeAnswers = Readonly<Record<Scope, ScopeAnswer>>;

/** When something about a key ends, and what that something is. */
export interface Expiry {
  /** ISO 8601. */
  readonly at: string;
  /** `key` for the whole key, else the right that goes: `spot and margin trading`. */
  readonly what: string;
}

/** What an exchange, or a harmless probe, told about one key. */
export interface KeyPermissions {
  /** The exchange's id. */
  readonly exchange: string;
  readonly scopes: ScopeAnswers;
  /** `entries` is empty also where the exchange tells only that there is a list. */
  readonly allowlist: Allowlist & { readonly reason: string };
  readonly account: "main" | "sub" | "unknown";
  /** ISO 8601, or null where the exchange does not tell. */
  readonly createdAt: string | null;
  /** ISO 8601; `never` where the exchange says so; null where it does not tell. */
  readonly lastUsedAt: string | null;
  readonly expiry: Expiry | null;
  /** Where the key lives; `test` for testnets and demo trading. */
  readonly environment: "live" | "test" | "unknown";
  /** How it is known. */
  readonly answer: KeyReport["answer"];
  /** The answer's own flags, identifiers and secrets redacted. */
  readonly raw: Readonly<Record<string, unknown>>;
  /** Why the key could not be read; null when it was. */
  readonly diagnosis: Diagnosis | null;
}

/**
 * One answer for every scope from the few that are known.
 *
 * @param known what was told
 * @param reason why the others are unknown
 */
export function scopeAnswers(known: Partial<Record<Scope, ScopeAnswer>>, reason: string): ScopeAnswers {
  const unknown: ScopeAnswer = { answer: "unknown", reason };
  return Object.fromEntries(SCOPES.map((scope) => [scope, known[scope] ?? unknown])) as Record<Scope, ScopeAnswer>;
}

/** The permissions of a key that could not be read: everything is unknown, for the one reason. */
export function unreadPermissions(exchange: string, diagnosis: Diagnosis): KeyPermissions {
  const reason = `the key could not be read: ${diagnosis.cause}`;
  return {
    exchange,
    scopes: scopeAnswers({}, reason),
    allowlist: { status: "unknown", entries: [], reason },
    account: "unknown",
    createdAt: null,
    lastUsedAt: null,
    expiry: null,
    environment: "unknown",
    answer: "none",
    raw: {},
    diagnosis,
  };
}

/** The bare answers, as reports carry them. */
export function bareScopes(scopes: ScopeAnswers): Record<Scope, Answer> {
  return Object.fromEntries(SCOPES.map((scope) => [scope, scopes[scope].answer])) as Record<Scope, Answer>;
}

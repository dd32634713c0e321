import { type Answer, parseDuration, type Scope } from "@keyguard/core";
import type { KeyPolicy } from "@keyguard/exchanges";
import { anyScope, type KeySubject } from "./subject.ts";

const SCOPES_OF: Readonly<Record<KeyPolicy["onlyWith"][number], readonly Scope[]>> = {
  trade: ["trade.spot", "trade.margin", "trade.derivatives"],
  withdraw: ["withdraw"],
  "transfer.internal": ["transfer.internal"],
};

/** What an exchange will do to one key by its own rule. */
export interface ExchangeDeath {
  readonly policy: KeyPolicy;
  /** Milliseconds since the epoch; null when its start is not known, or lies with the next idle spell. */
  readonly at: number | null;
  /** `unknown` when what decides about it (rights, allowlist) is not known: it may be spared, do not count on it. */
  readonly applies: "yes" | "unknown";
}

function worst(a: Answer, b: Answer): Answer {
  if (a === "no" || b === "no") return "no";
  return a === "unknown" || b === "unknown" ? "unknown" : "yes";
}

/** Whether a rule concerns a key: its rights and its allowlist decide. */
function applies(policy: KeyPolicy, subject: KeySubject): Answer {
  const unbound: Answer = { unrestricted: "yes", restricted: "no", unknown: "unknown" }[subject.allowlist] as Answer;
  const scopes = policy.onlyWith.flatMap((word) => SCOPES_OF[word]);
  return worst(policy.onlyUnbound ? unbound : "yes", scopes.length === 0 ? "yes" : anyScope(subject, scopes));
}

/** When a rule's time began to run for a key; null when that is not known. */
function start(policy: KeyPolicy, subject: KeySubject): number | null {
  switch (policy.trigger) {
    case "created":
      return subject.createdAt;
    case "idle":
      return subject.lastUsedAt;
    case "password-changed":
      return subject.events.findLast(({ event }) => event === "password-changed")?.at ?? null;
  }
}

/**
 * What an exchange will do to a key by its own rules, each with its moment where that is known.
 *
 * A rule that a bound key, or one without the right, escapes is left out for a key that is known to
 * be bound or without it; when that is not known the rule stays, with `applies: "unknown"`.
 */
export function exchangeDeaths(policies: readonly KeyPolicy[], subject: KeySubject): ExchangeDeath[] {
  const deaths: ExchangeDeath[] = [];
  for (const policy of policies) {
    const answer = applies(policy, subject);
    if (answer === "no") continue;
    const from = start(policy, subject);
    if (from === null && policy.trigger === "password-changed") continue; // nobody changed it
    deaths.push({ policy, at: from === null ? null : from + parseDuration(policy.after), applies: answer });
  }
  return deaths;
}

import type { Check } from "@keyguard/core";
import { type GuardState, isCovered, rememberGuard } from "./grace.ts";
import { actionFor, DEFAULT_GUARD_POLICY, type GuardPolicy } from "./policy.ts";
import { type Posture, posture, type PostureOptions } from "./posture.ts";

/** Why a bot may not start, or what it should be told while it does. */
export interface GuardReason {
  /** The key, or null for the machine and the project. */
  readonly key: string | null;
  /** The check that does not pass. */
  readonly check: Check;
}

/** Whether a bot may start. */
export interface Decision {
  /** True when nothing refuses; every key was read, or is covered by its last good guard. */
  readonly start: boolean;
  /** What refuses. */
  readonly refusals: readonly GuardReason[];
  /** What does not pass, and lets the bot start all the same. */
  readonly warnings: readonly GuardReason[];
  /** Keys that could not be read, but whose last good guard covers the outage. */
  readonly covered: readonly string[];
  /** Keys that could not be read and that nothing covers. */
  readonly unread: readonly string[];
  /** `0` start, `1` a check refuses, `3` a key could not be read or the guard did not finish, whatever else it found. */
  readonly exitCode: 0 | 1 | 3;
  /** What to remember for the next guard. */
  readonly state: GuardState;
}

/** What a guard found, and what that means. */
export interface Guarded {
  readonly posture: Posture;
  readonly decision: Decision;
}

/** How to guard. */
export interface GuardOptions extends PostureOptions {
  readonly policy?: GuardPolicy;
  /** What earlier guards found; empty when there was none. */
  readonly state?: GuardState;
}

/**
 * Decides whether a bot may start. Pure.
 *
 * An outage does not stop a bot whose last good guard is within the grace time; a proven withdrawal right
 * without an exception always does.
 */
export function decide(found: Posture, policy: GuardPolicy = DEFAULT_GUARD_POLICY, state: GuardState = {}): Decision {
  const refusals: GuardReason[] = [];
  const warnings: GuardReason[] = [];
  const absent = new Set(found.keys.filter(({ cause }) => cause !== null).map(({ name }) => name));
  const covered = [...absent].filter((name) => isCovered(state, found, name, policy.graceMs));
  for (const check of found.checks) {
    const action = actionFor(check, policy);
    if (action === "ignore") continue;
    // While its exchange is out, nothing about a covered key can be known; that is what covers mean.
    const excused =
      action === "refuse" && check.result === "unknown" && check.key !== null && covered.includes(check.key);
    (action === "refuse" && !excused ? refusals : warnings).push({ key: check.key, check });
  }
  const unread = [...absent].filter((name) => !covered.includes(name));
  const interrupted = !found.complete && absent.size === 0;
  const start = refusals.length === 0 && unread.length === 0 && !interrupted;
  const incomplete = absent.size > 0 || interrupted;
  const refused = new Set(refusals.flatMap(({ key }) => key ?? []));
  return {
    start,
    refusals,
    warnings,
    covered,
    unread,
    exitCode: incomplete ? 3 : start ? 0 : 1,
    state: rememberGuard(state, found, refused),
  };
}

/** Why a bot may not start, in full: what refuses, and for each key that could not be read why not. Empty when it may. */
export function reasonsToRefuse({ refusals, warnings, unread }: Decision): GuardReason[] {
  const absent = new Set(unread);
  return [
    ...refusals,
    ...warnings.filter(({ key, check }) => key !== null && absent.has(key) && check.result === "fail"),
  ];
}

/**
 * Every check over every key, and whether a bot may start.
 *
 * @param options the keys, the effects and the policy; see `posture`
 *
 * @example
 * ```ts
 * import { guard } from "@keyguard/guard";
 * import { systemClock } from "@keyguard/core/node";
 *
 * const ports = {
 *   loadCredential: async () => Promise.reject(new Error("no store here")),
 *   readKey: async () => Promise.reject(new Error("never asked")),
 * };
 * const main = { name: "main", config: { exchange: "binance", profile: "trading", store: "env:BINANCE" } } as const;
 * const { decision } = await guard({ keys: [main], ports, clock: systemClock, salt: "" });
 * console.log(decision.start, decision.exitCode); // false 3
 * ```
 */
export async function guard(options: GuardOptions): Promise<Guarded> {
  const found = await posture(options);
  return { posture: found, decision: decide(found, options.policy, options.state) };
}

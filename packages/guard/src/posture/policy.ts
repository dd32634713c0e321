import { atOrAbove, type Check, type CheckAction, type Severity } from "@keyguard/core";

/** What is done about checks that do not pass. */
export interface GuardPolicy {
  /** The owner's word per check id, from `[guard.policy]`; it outranks the threshold. */
  readonly actions: Readonly<Record<string, CheckAction>>;
  /** A failing check of this severity or worse refuses; a milder one warns. Default `high`. */
  readonly threshold: Severity;
  /** True when everything that would warn refuses, what is unknown included. */
  readonly strict: boolean;
  /** How long a key's last good guard covers an outage of its exchange, in milliseconds. Default a day. */
  readonly graceMs: number;
}

/** The policy of who says nothing else. */
export const DEFAULT_GUARD_POLICY: GuardPolicy = { actions: {}, threshold: "high", strict: false, graceMs: 86_400_000 };

/** Checks whose failure always refuses: no policy lets a key that can be emptied start a bot. */
const ABSOLUTE: ReadonlySet<string> = new Set(["no-withdraw"]);

/** Checks about whether a key could be read at all; the decision about it stands beside the checks. */
const READING: ReadonlySet<string> = new Set(["key-readable", "store-readable"]);

/** What a policy says about one check that does not pass. */
export function actionFor(check: Check, policy: GuardPolicy): CheckAction {
  if (check.result === "pass") return "ignore";
  if (check.result === "fail" && ABSOLUTE.has(check.id)) return "refuse";
  const own = policy.actions[check.id];
  if (own === "ignore") return "ignore";
  if (READING.has(check.id)) return "warn";
  if (policy.strict || own === "refuse") return "refuse";
  if (own === "warn" || check.result === "unknown") return "warn";
  return atOrAbove(check.severity, policy.threshold) ? "refuse" : "warn";
}

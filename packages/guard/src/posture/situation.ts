import type { Alert, Situation } from "@keyguard/alerts";
import { formatDuration } from "@keyguard/core";
import type { Decision } from "./guard.ts";
import type { GuardPolicy } from "./policy.ts";
import { actionFor } from "./policy.ts";
import type { Posture } from "./posture.ts";

/**
 * What a posture has to tell a person, for `@keyguard/alerts`. Pure.
 *
 * Failing checks are alerts, unless the policy ignores them. What is unknown is undecided, and for a key that
 * could not be read everything about it: none of that may be called resolved.
 */
export function toSituation(posture: Posture, decision: Decision, policy: GuardPolicy): Situation {
  const alerts: Alert[] = [];
  const undecided: string[] = posture.keys.filter(({ cause }) => cause !== null).map(({ name }) => `${name}/`);
  for (const check of posture.checks) {
    const id = `${check.key ?? "machine"}/${check.id}`;
    if (check.result === "unknown") undecided.push(id);
    if (check.result !== "fail" || actionFor(check, policy) === "ignore") continue;
    const covered = check.id === "key-readable" && check.key !== null && decision.covered.includes(check.key);
    const cover = covered ? `; its last good guard covers this for ${formatDuration(policy.graceMs)}` : "";
    alerts.push({
      id,
      severity: check.severity,
      title: `${check.key === null ? "" : `${check.key}: `}${check.id} fails`,
      evidence: `${check.evidence}${cover}`,
      remedy: check.remedy,
    });
  }
  if (!posture.complete && posture.skipped.length === 0) return { alerts, undecided: "all" }; // interrupted
  return { alerts, undecided };
}

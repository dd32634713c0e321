import type { Alert, Situation } from "@keyguard/alerts";
import { type Check, formatDuration, type Report } from "@keyguard/core";
import type { Decision } from "./guard.ts";
import { actionFor, type GuardPolicy } from "./policy.ts";
import type { Posture } from "./posture.ts";

/** Names what a check is about, the same each time: the key, or the machine. */
function idOf({ id, key }: Check): string {
  return `${key ?? "machine"}/${id}`;
}

/** A failing check as an alert. */
function alertOf(check: Check, more = ""): Alert {
  const { id, key, severity, evidence, remedy } = check;
  const title = `${key === null ? "" : `${key}: `}${id} fails`;
  return { id: idOf(check), severity, title, evidence: `${evidence}${more}`, remedy };
}

/** Ids of what nobody could tell: unknown checks, and all about a key that could not be read. */
function undecidedOf(checks: readonly Check[], keys: Posture["keys"]): string[] {
  const unread = keys.filter(({ cause }) => cause !== null).map(({ name }) => `${name}/`);
  return [...unread, ...checks.filter(({ result }) => result === "unknown").map(idOf)];
}

/**
 * What a posture has to tell a person, for `@keyguard/alerts`. Pure.
 *
 * Failing checks are alerts, unless the policy ignores them. What is unknown is undecided, and for a key that
 * could not be read everything about it: none of that may be called resolved.
 */
export function toSituation(posture: Posture, decision: Decision, policy: GuardPolicy): Situation {
  const failing = posture.checks.filter((check) => check.result === "fail" && actionFor(check, policy) !== "ignore");
  const alerts = failing.map((check) => {
    const covered = check.id === "key-readable" && check.key !== null && decision.covered.includes(check.key);
    return alertOf(check, covered ? `; its last good guard covers this for ${formatDuration(policy.graceMs)}` : "");
  });
  const interrupted = !posture.complete && posture.skipped.length === 0;
  return { alerts, undecided: interrupted ? "all" : undecidedOf(posture.checks, posture.keys) };
}

/** What a report has to tell, for commands that end in one. Pure. An incomplete one resolves nothing. */
export function reportSituation({ findings, checks = [], keys = [], complete }: Report): Situation {
  const found = findings.map(({ fingerprint, severity, message, evidence, remedy, location }) => ({
    id: fingerprint,
    severity,
    title: location === null ? message : `${location.path}:${location.startLine}: ${message}`,
    evidence: evidence.join("; "),
    remedy,
  }));
  const failing = checks.filter(({ result }) => result === "fail").map((check) => alertOf(check));
  return { alerts: [...found, ...failing], undecided: complete ? undecidedOf(checks, keys) : "all" };
}

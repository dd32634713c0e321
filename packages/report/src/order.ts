import { compareFindings, compareSeverity, type Finding, isLive, type Severity } from "@keyguard/core";

/** True for what history holds and no branch or tag leads to: it cannot be fetched. */
function isCutOff({ git }: Finding): boolean {
  return git?.branches !== undefined && !git.reachable;
}

/**
 * The order for people: what can still be reached before what only a dangling object holds, then the worst first, a live
 * credential before its equals, then by place.
 */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      Number(isCutOff(a)) - Number(isCutOff(b)) ||
      compareSeverity(a.severity, b.severity) ||
      Number(isLive(b)) - Number(isLive(a)) ||
      compareFindings(a, b),
  );
}

/** How many findings each severity has, worst first, without those that have none. */
export function countBySeverity(findings: readonly Finding[]): [Severity, number][] {
  const counts = new Map<Severity, number>();
  for (const { severity } of [...findings].sort((a, b) => compareSeverity(a.severity, b.severity)))
    counts.set(severity, (counts.get(severity) ?? 0) + 1);
  return [...counts];
}

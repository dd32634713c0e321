import { compareFindings, compareSeverity, type Finding, isLive, type Severity } from "@keyguard/core";

/** The order for people: the worst first, a live credential before its equals, then by place. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) => compareSeverity(a.severity, b.severity) || Number(isLive(b)) - Number(isLive(a)) || compareFindings(a, b),
  );
}

/** How many findings each severity has, worst first, without those that have none. */
export function countBySeverity(findings: readonly Finding[]): [Severity, number][] {
  const counts = new Map<Severity, number>();
  for (const { severity } of worstFirst(findings)) counts.set(severity, (counts.get(severity) ?? 0) + 1);
  return [...counts];
}

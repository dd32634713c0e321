import { atOrAbove, compareSeverity, type Finding, type Report, type Severity } from "@keyguard/core";
import type { AnnotationPlace, Runner } from "./commands.ts";

/** How a run ends. */
export interface Verdict {
  readonly failing: number;
  readonly passed: boolean;
  /** One line: the step's conclusion. */
  readonly words: string;
}

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}

/** Judges a report: what is incomplete is never a pass, whatever was found. */
export function judge(report: Report, threshold: Severity): Verdict {
  const findings = report.findings.filter(({ severity }) => atOrAbove(severity, threshold)).length;
  const checks = (report.checks ?? []).filter(
    ({ result, severity }) => result === "fail" && atOrAbove(severity, threshold),
  ).length;
  const failing = findings + checks;
  const found = [
    ...(findings > 0 || checks === 0 ? [counted(findings, "finding")] : []),
    ...(checks > 0 ? [`${counted(checks, "check")} failed`] : []),
  ].join(", ");
  const words = report.complete
    ? `${found} of severity ${threshold} or worse`
    : `not everything could be looked at, so this is not a pass; ${found} so far`;
  return { failing, passed: failing === 0 && report.complete, words };
}

// GitHub shows ten annotations of a level for a step.
const MOST_ANNOTATIONS = 10;

function placeOf({ ruleId, location }: Finding, prefix: string): AnnotationPlace {
  const title = `keyguard: ${ruleId}`;
  if (location === null) return { title };
  return { title, file: prefix + location.path, line: location.startLine, endLine: location.endLine };
}

/**
 * Annotations on the lines of a change, the worst first, then what was not looked at.
 *
 * @param prefix stands before paths where the repository is not the workspace itself
 */
export function annotate(runner: Runner, report: Report, threshold: Severity, prefix: string): void {
  const worst = [...report.findings].sort((a, b) => compareSeverity(a.severity, b.severity));
  for (const finding of worst.slice(0, MOST_ANNOTATIONS)) {
    const level = atOrAbove(finding.severity, threshold) ? "error" : "warning";
    runner.annotate(level, `${finding.message}\n${finding.remedy}`, placeOf(finding, prefix));
  }
  if (worst.length > MOST_ANNOTATIONS)
    runner.annotate("notice", `${worst.length - MOST_ANNOTATIONS} more findings are in the job summary`);
  for (const { path, reason } of report.skipped.slice(0, 3))
    runner.annotate("warning", `Not looked at: ${path}: ${reason}`, { title: "keyguard: incomplete" });
  for (const check of (report.checks ?? []).filter(({ result }) => result === "fail").slice(0, MOST_ANNOTATIONS))
    runner.annotate(
      atOrAbove(check.severity, threshold) ? "error" : "warning",
      `${check.key === null ? "" : `${check.key}: `}${check.evidence}. ${check.remedy}`,
      { title: `keyguard: ${check.id}` },
    );
}

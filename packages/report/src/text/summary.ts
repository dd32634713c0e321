import { atOrAbove, type Report, type Severity } from "@keyguard/core";
import { count, skippedPath } from "../describe.ts";
import { countBySeverity } from "../order.ts";
import { printable } from "../printable.ts";
import type { Style } from "./style.ts";
import { labelled } from "./table.ts";
import { wrap } from "./width.ts";

const MOST_SKIPPED = 10;

/** What was not looked at, each with its reason; the rest is counted, and `json` holds all of it. */
export function skippedText(report: Report, width: number, style: Style): string[] {
  if (report.skipped.length === 0) return [];
  const lines = [style.unsure(`Not looked at: ${count(report.skipped.length, "item")}`)];
  for (const skipped of report.skipped.slice(0, MOST_SKIPPED))
    lines.push(
      ...labelled(printable(skippedPath(skipped)), printable(skipped.reason), 24, width - 2).map((line) => `  ${line}`),
    );
  const rest = report.skipped.length - MOST_SKIPPED;
  if (rest > 0) lines.push(`  and ${rest} more; --format json lists all`);
  return [...lines, ""];
}

function findingsLine(report: Report, threshold: Severity | undefined, style: Style): string {
  const { findings } = report;
  if (findings.length === 0) return style.good("No findings");
  const each = countBySeverity(findings).map(([severity, n]) => style.severity(severity, `${n} ${severity}`));
  const line = `${style.bold(count(findings.length, "finding"))}: ${each.join(", ")}`;
  if (threshold === undefined || findings.some(({ severity }) => atOrAbove(severity, threshold))) return line;
  return `${line}; none at or above ${threshold}`;
}

function checksLine(report: Report, style: Style): string | undefined {
  const { checks } = report;
  if (checks === undefined || checks.length === 0) return undefined;
  const of = (result: string): number => checks.filter((check) => check.result === result).length;
  const parts = [
    of("fail") > 0 ? style.bad(`${of("fail")} failed`) : undefined,
    of("unknown") > 0 ? style.unsure(`${of("unknown")} unknown`) : undefined,
    `${of("pass")} passed`,
  ].filter((part) => part !== undefined);
  return `${style.bold(count(checks.length, "check"))}: ${parts.join(", ")}`;
}

/** The last lines: how many of what, over what, and whether the run was whole. */
export function summaryText(
  report: Report,
  subject: string | undefined,
  threshold: Severity | undefined,
  width: number,
  style: Style,
): string[] {
  const over = subject === undefined ? "" : ` in ${printable(subject)}`;
  const checks = checksLine(report, style);
  // Where checks were asked for, "no findings" would answer a question that nobody asked.
  const onlyChecks = checks !== undefined && report.findings.length === 0;
  const lines = onlyChecks ? [] : [`${findingsLine(report, threshold, style)}${over}`];
  if (checks !== undefined) lines.push(checks);
  if (!report.complete) {
    const text = "Incomplete: not everything was looked at, so this is not a pass.";
    lines.push(...wrap(text, width).map((line) => style.unsure(line)));
  }
  return lines;
}

import type { Check, Finding, Report, Skipped } from "@keyguard/core";
import { otherPlaces } from "./describe.ts";
import { printable } from "./printable.ts";

const COLUMNS = [
  "kind",
  "severity",
  "confidence",
  "rule",
  "exchange",
  "key",
  "result",
  "path",
  "line",
  "column",
  "message",
  "parts",
  "remedy",
  "fingerprint",
  "verification",
  "introduced_commit",
  "introduced_date",
  "introduced_author",
  "removed_commit",
  "at_head",
  "other_places",
  "repository",
  "also_at",
] as const;

type Row = Partial<Record<(typeof COLUMNS)[number], string>>;

/**
 * One cell, always quoted. A text that a spreadsheet would take for a formula gets an apostrophe before
 * it: also behind blanks, and in the full-width forms that some locales accept.
 */
function cell(text: string): string {
  const clean = printable(text);
  const guarded = /^\s*[=+\-@＝＋－＠]/u.test(clean) ? `'${clean}` : clean;
  return `"${guarded.replaceAll('"', '""')}"`;
}

function findingRow(finding: Finding): Row {
  const { location, git } = finding;
  return {
    kind: "finding",
    severity: finding.severity,
    confidence: finding.confidence,
    rule: finding.ruleId,
    exchange: finding.exchange ?? "",
    result: "fail",
    path: location?.path ?? "",
    line: location === null ? "" : String(location.startLine),
    column: location === null ? "" : String(location.startColumn),
    message: finding.message,
    parts: finding.parts.map((part) => `${part.kind} ${part.redacted} line ${part.location.startLine}`).join("; "),
    remedy: finding.remedy,
    fingerprint: finding.fingerprint,
    verification: finding.verification.status,
    introduced_commit: git?.introducedBy?.commit ?? "",
    introduced_date: git?.introducedBy?.date ?? "",
    introduced_author: git?.introducedBy?.author ?? "",
    removed_commit: git?.removedBy?.commit ?? "",
    at_head: git === undefined ? "" : git.atHead ? "yes" : "no",
    other_places: String(finding.alsoAt.length + (git?.alsoIn.length ?? 0)),
    repository: location?.repository ?? "",
    also_at: otherPlaces(finding),
  };
}

function checkRow(check: Check): Row {
  const { severity, id, key, result, evidence, remedy, repository = "" } = check;
  return { kind: "check", severity, rule: id, key: key ?? "", result, message: evidence, remedy, repository };
}

function skippedRow({ path, reason, repository = "" }: Skipped): Row {
  return { kind: "skipped", result: "unknown", path, message: reason, repository };
}

/**
 * Comma-separated values (RFC 4180, UTF-8): a heading, then one row for each finding, check and item
 * that was not looked at. An incomplete run always has a row of the kind `skipped`.
 */
export function renderCsv(report: Report): string {
  const rows = [
    ...report.findings.map(findingRow),
    ...(report.checks ?? []).map(checkRow),
    ...report.skipped.map(skippedRow),
  ];
  if (!report.complete && report.skipped.length === 0)
    rows.push(skippedRow({ path: "", reason: "not everything was looked at, so this is not a pass" }));
  const lines = rows.map((row) => COLUMNS.map((column) => cell(row[column] ?? "")).join(","));
  return [COLUMNS.map(cell).join(","), ...lines, ""].join("\r\n");
}

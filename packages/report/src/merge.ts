import { joinFindings, KeyguardError, type Report, REPORT_SCHEMA_VERSION, type Skipped } from "@keyguard/core";

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Distinct entries in one order, whatever order they came in. */
function distinct<T>(items: readonly T[], compare: (a: T, b: T) => number): T[] {
  const byText = new Map(items.map((item) => [JSON.stringify(item), item]));
  return [...byText].sort(([x, a], [y, b]) => compare(a, b) || compareText(x, y)).map(([, item]) => item);
}

/**
 * Joins reports of one project into one: shards of a scan, or scans of several sources.
 *
 * A credential that several of them found is one finding with all its places. The result is complete only
 * when every report is, and does not depend on their order.
 *
 * @param reports one or more, of this schema version
 * @throws {KeyguardError} `KG_USAGE` for none
 */
export function mergeReports(reports: readonly Report[]): Report {
  const [first] = reports;
  if (first === undefined) {
    throw new KeyguardError("KG_USAGE", "Cannot merge reports: none was given", {
      hint: "name files that were written with --format json",
    });
  }
  const keys = reports.flatMap((report) => report.keys ?? []);
  const checks = reports.flatMap((report) => report.checks ?? []);
  const egress = reports.find((report) => report.egress !== undefined)?.egress;
  const versions = reports.map((report) => report.tool.version).sort(compareText);
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    tool: { name: "keyguard", version: versions.at(-1) ?? first.tool.version },
    complete: reports.every((report) => report.complete),
    skipped: distinct<Skipped>(
      reports.flatMap((report) => report.skipped),
      (a, b) => compareText(a.path, b.path),
    ),
    findings: joinFindings(reports.flatMap((report) => report.findings)),
    ...(keys.length === 0 ? {} : { keys: distinct(keys, (a, b) => compareText(a.name, b.name)) }),
    ...(checks.length === 0
      ? {}
      : { checks: distinct(checks, (a, b) => compareText(a.key ?? "", b.key ?? "") || compareText(a.id, b.id)) }),
    ...(egress === undefined ? {} : { egress }),
  };
}

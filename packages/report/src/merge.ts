import {
  compareFindings,
  compareLocation,
  compareSeverity,
  type Finding,
  type GitFacts,
  KeyguardError,
  type Location,
  type Report,
  REPORT_SCHEMA_VERSION,
  type Skipped,
  type VerificationStatus,
} from "@keyguard/core";

/** The answer that tells most, first: a credential that was live anywhere is live. */
const MOST_TELLING: readonly VerificationStatus[] = ["live", "live-ip-restricted", "dead", "unknown", "not-attempted"];

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Distinct entries in one order, whatever order they came in. */
function distinct<T>(items: readonly T[], compare: (a: T, b: T) => number): T[] {
  const byText = new Map(items.map((item) => [JSON.stringify(item), item]));
  return [...byText].sort(([x, a], [y, b]) => compare(a, b) || compareText(x, y)).map(([, item]) => item);
}

function mergeGit(a: GitFacts | undefined, b: GitFacts | undefined): GitFacts | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const older = compareText(a.introducedBy?.date ?? "~", b.introducedBy?.date ?? "~") <= 0 ? a : b;
  return {
    introducedBy: older.introducedBy,
    removedBy: a.atHead || b.atHead ? null : (a.removedBy ?? b.removedBy),
    atHead: a.atHead || b.atHead,
    reachable: a.reachable || b.reachable,
    alsoIn: distinct(
      [...a.alsoIn, ...b.alsoIn],
      (x, y) => compareText(x.path, y.path) || compareText(x.commit, y.commit),
    ),
  };
}

/** One finding of two of the same fingerprint: the first place leads, every other place is kept. */
function mergeFindings(a: Finding, b: Finding): Finding {
  const [first, second] = compareFindings(a, b) <= 0 ? [a, b] : [b, a];
  const places: Location[] = [
    ...first.alsoAt,
    ...(second.location === null ? [] : [second.location]),
    ...second.alsoAt,
  ];
  const others = places.filter((place) => compareLocation(place, first.location) !== 0);
  const git = mergeGit(first.git, second.git);
  const telling = (one: Finding): number => MOST_TELLING.indexOf(one.verification.status);
  return {
    ...first,
    severity: compareSeverity(first.severity, second.severity) <= 0 ? first.severity : second.severity,
    alsoAt: distinct(others, compareLocation),
    ...(git === undefined ? {} : { git }),
    verification: telling(first) <= telling(second) ? first.verification : second.verification,
  };
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
  const findings = new Map<string, Finding>();
  const all = distinct(
    reports.flatMap((report) => report.findings),
    compareFindings,
  );
  for (const finding of all) {
    const name = `${finding.ruleId}\u0000${finding.fingerprint}`;
    const known = findings.get(name);
    findings.set(name, known === undefined ? finding : mergeFindings(known, finding));
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
    findings: [...findings.values()].sort(compareFindings),
    ...(keys.length === 0 ? {} : { keys: distinct(keys, (a, b) => compareText(a.name, b.name)) }),
    ...(checks.length === 0
      ? {}
      : { checks: distinct(checks, (a, b) => compareText(a.key ?? "", b.key ?? "") || compareText(a.id, b.id)) }),
    ...(egress === undefined ? {} : { egress }),
  };
}

import {
  type CommitRef,
  type Finding,
  type GitFacts,
  joinFindings,
  KeyguardError,
  type Report,
  REPORT_SCHEMA_VERSION,
  type Skipped,
} from "@keyguard/core";
import { missingShards } from "./missing-shards.ts";

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

interface Owned {
  readonly repository?: string;
}

function byRepository(a: Owned, b: Owned): number {
  return compareText(a.repository ?? "", b.repository ?? "");
}

/** Distinct entries in one order, whatever order they came in. */
function distinct<T>(items: readonly T[], compare: (a: T, b: T) => number): T[] {
  const byText = new Map(items.map((item) => [JSON.stringify(item), item]));
  return [...byText].sort(([x, a], [y, b]) => compare(a, b) || compareText(x, y)).map(([, item]) => item);
}

/** What says whose it is; what does so already stays as it is. */
function owned<T extends Owned>(item: T, repository: string): T {
  return item.repository === undefined ? { ...item, repository } : item;
}

function ownedGit(git: GitFacts, repository: string): GitFacts {
  const commit = (ref: CommitRef | null): CommitRef | null => (ref === null ? null : owned(ref, repository));
  const isOwned = git.introducedBy?.repository !== undefined;
  return {
    ...git,
    introducedBy: commit(git.introducedBy),
    removedBy: commit(git.removedBy),
    alsoIn: git.alsoIn.map((place) => owned(place, repository)),
    ...(git.branches === undefined || isOwned ? {} : { branches: git.branches.map((name) => `${repository}:${name}`) }),
  };
}

function ownedFinding(finding: Finding, repository: string): Finding {
  const { location, parts, alsoAt, git } = finding;
  return {
    ...finding,
    location: location === null ? null : owned(location, repository),
    parts: parts.map((part) => ({ ...part, location: owned(part.location, repository) })),
    alsoAt: alsoAt.map((place) => owned(place, repository)),
    ...(git === undefined ? {} : { git: ownedGit(git, repository) }),
  };
}

/** The report with its repository at every path, key and check instead of once for all. */
function spreadRepository({ repository, ...report }: Report): Report {
  if (repository === undefined) return report;
  const { keys, checks } = report;
  return {
    ...report,
    skipped: report.skipped.map((item) => owned(item, repository)),
    findings: report.findings.map((finding) => ownedFinding(finding, repository)),
    ...(keys === undefined ? {} : { keys: keys.map((key) => owned(key, repository)) }),
    ...(checks === undefined ? {} : { checks: checks.map((check) => owned(check, repository)) }),
  };
}

/**
 * Joins reports into one: shards of a scan, scans of several sources, or those of several repositories.
 *
 * A credential that several of them found is one finding with all its places. Reports of different
 * repositories keep whose each path is. The result is complete only when every report is and, where they are
 * shards, all of them are there; it does not depend on their order.
 *
 * @param given one or more, of this schema version
 * @throws {KeyguardError} `KG_USAGE` for none
 */
export function mergeReports(given: readonly Report[]): Report {
  const repositories = new Set(given.map(({ repository }) => repository));
  const [repository] = repositories.size === 1 ? repositories : [];
  const reports = repositories.size === 1 ? given : given.map(spreadRepository);
  const [first] = reports;
  if (first === undefined) {
    throw new KeyguardError("KG_USAGE", "Cannot merge reports: none was given", {
      hint: "name files that were written with --format json",
    });
  }
  const keys = reports.flatMap((report) => report.keys ?? []);
  const checks = reports.flatMap((report) => report.checks ?? []);
  const egress = reports.find((report) => report.egress !== undefined)?.egress;
  const missing = missingShards(given, repositories.size > 1);
  const versions = reports.map((report) => report.tool.version).sort(compareText);
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    tool: { name: "keyguard", version: versions.at(-1) ?? first.tool.version },
    ...(repository === undefined ? {} : { repository }),
    complete: missing.length === 0 && reports.every((report) => report.complete),
    skipped: distinct<Skipped>(
      [...reports.flatMap((report) => report.skipped), ...missing],
      (a, b) => byRepository(a, b) || compareText(a.path, b.path),
    ),
    findings: joinFindings(reports.flatMap((report) => report.findings)),
    ...(keys.length === 0 ? {} : { keys: distinct(keys, (a, b) => byRepository(a, b) || compareText(a.name, b.name)) }),
    ...(checks.length === 0
      ? {}
      : {
          checks: distinct(
            checks,
            (a, b) => byRepository(a, b) || compareText(a.key ?? "", b.key ?? "") || compareText(a.id, b.id),
          ),
        }),
    ...(egress === undefined ? {} : { egress }),
  };
}

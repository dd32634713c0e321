import {
  compareFindings,
  compareLocation,
  compareSeverity,
  type Finding,
  type GitFacts,
  type VerificationStatus,
} from "./finding.ts";

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

function joinGit(a: GitFacts | undefined, b: GitFacts | undefined): GitFacts | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const older = compareText(a.introducedBy?.date ?? "~", b.introducedBy?.date ?? "~") <= 0 ? a : b;
  const atHead = a.atHead || b.atHead;
  const branches = [...(a.branches ?? []), ...(b.branches ?? [])];
  const onRemote = [a.onRemote, b.onRemote].filter((known) => known !== undefined);
  return {
    introducedBy: older.introducedBy,
    removedBy: atHead ? null : (a.removedBy ?? b.removedBy),
    atHead,
    reachable: a.reachable || b.reachable,
    alsoIn: distinct(
      [...a.alsoIn, ...b.alsoIn],
      (x, y) =>
        compareText(x.repository ?? "", y.repository ?? "") ||
        compareText(x.path, y.path) ||
        compareText(x.commit, y.commit),
    ),
    ...(a.branches === undefined && b.branches === undefined
      ? {}
      : { branches: [...new Set(branches)].sort(compareText) }),
    ...(onRemote.length === 0 ? {} : { onRemote: onRemote.includes(true) }),
  };
}

/** One finding of two of the same fingerprint: the worse place leads, the first of equals; every other is kept. */
function joinTwo(a: Finding, b: Finding): Finding {
  const order = compareSeverity(a.severity, b.severity) || compareFindings(a, b);
  const [first, second] = order <= 0 ? [a, b] : [b, a];
  const places = [...first.alsoAt, ...(second.location === null ? [] : [second.location]), ...second.alsoAt];
  const git = joinGit(first.git, second.git);
  const telling = (one: Finding): number => MOST_TELLING.indexOf(one.verification.status);
  return {
    ...first,
    alsoAt: distinct(
      places.filter((place) => compareLocation(place, first.location) !== 0),
      compareLocation,
    ),
    ...(git === undefined ? {} : { git }),
    verification: telling(first) <= telling(second) ? first.verification : second.verification,
  };
}

/**
 * Makes one finding, with all its places, of those that name the same credential by the same rule.
 *
 * The result does not depend on the order of the findings, and joining it again changes nothing.
 *
 * @returns in the order of `compareFindings`
 */
export function joinFindings(findings: readonly Finding[]): Finding[] {
  const joined = new Map<string, Finding>();
  for (const finding of distinct(findings, compareFindings)) {
    const name = `${finding.ruleId}\u0000${finding.fingerprint}`;
    const known = joined.get(name);
    joined.set(name, known === undefined ? finding : joinTwo(known, finding));
  }
  return [...joined.values()].sort(compareFindings);
}

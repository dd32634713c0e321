import {
  type CommitRef,
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

/** The older first, whatever zone its date is written in; none, and one without a date, last. */
function compareCommits(a: CommitRef | null, b: CommitRef | null): number {
  const [at, other] = [a, b].map((ref) => Date.parse(ref?.date ?? ""));
  const known = (time = Number.NaN): number => (Number.isNaN(time) ? Number.MAX_VALUE : time);
  return known(at) - known(other) || compareText(a?.commit ?? "~", b?.commit ?? "~");
}

/** The history of several findings; undefined where none has one. */
function joinGit(all: readonly GitFacts[]): GitFacts | undefined {
  const [first, ...others] = all;
  if (first === undefined || others.length === 0) return first;
  const oldest = others.reduce((a, b) => (compareCommits(a.introducedBy, b.introducedBy) <= 0 ? a : b), first);
  const atHead = all.some((git) => git.atHead);
  const onRemote = all.flatMap((git) => git.onRemote ?? []);
  return {
    introducedBy: oldest.introducedBy,
    removedBy: atHead ? null : (all.find((git) => git.removedBy !== null)?.removedBy ?? null),
    atHead,
    reachable: all.some((git) => git.reachable),
    alsoIn: distinct(
      all.flatMap((git) => git.alsoIn),
      (x, y) =>
        compareText(x.repository ?? "", y.repository ?? "") ||
        compareText(x.path, y.path) ||
        compareText(x.commit, y.commit),
    ),
    ...(all.every((git) => git.branches === undefined)
      ? {}
      : { branches: [...new Set(all.flatMap((git) => git.branches ?? []))].sort(compareText) }),
    ...(onRemote.length === 0 ? {} : { onRemote: onRemote.includes(true) }),
  };
}

/** One finding of all those of one fingerprint: the worst place leads, the first of equals; every other is kept. */
function joinAll(group: readonly Finding[]): Finding[] {
  const [first, ...others] = [...group].sort(
    (a, b) => compareSeverity(a.severity, b.severity) || compareFindings(a, b),
  );
  if (first === undefined || others.length === 0) return [...group];
  const places = [
    ...first.alsoAt,
    ...others.flatMap(({ location, alsoAt }) => [...(location === null ? [] : [location]), ...alsoAt]),
  ];
  const git = joinGit([first, ...others].flatMap((finding) => finding.git ?? []));
  const telling = (one: Finding): number => MOST_TELLING.indexOf(one.verification.status);
  return [
    {
      ...first,
      alsoAt: distinct(
        places.filter((place) => compareLocation(place, first.location) !== 0),
        compareLocation,
      ),
      ...(git === undefined ? {} : { git }),
      verification: others.reduce((a, b) => (telling(a) <= telling(b) ? a : b), first).verification,
    },
  ];
}

/**
 * Makes one finding, with all its places, of those that name the same credential by the same rule.
 *
 * The result does not depend on the order of the findings, and joining it again changes nothing.
 *
 * @returns in the order of `compareFindings`
 */
export function joinFindings(findings: readonly Finding[]): Finding[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of distinct(findings, compareFindings)) {
    const name = `${finding.ruleId}\u0000${finding.fingerprint}`;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [finding]);
    else group.push(finding);
  }
  return [...groups.values()].flatMap(joinAll).sort(compareFindings);
}

import { compareFindings, type CommitRef, type Finding, type GitFacts } from "@keyguard/core";

/**
 * Joins findings of several scans of one repository: one finding for each credential, by fingerprint. Shards of one history
 * agree on every credential, so that joining them gives what a single run gives; of scans that saw different parts of it,
 * the earliest origin and the widest reach count.
 *
 * @returns in the order of `compareFindings`
 */
export function mergeFindings(lists: readonly (readonly Finding[])[]): Finding[] {
  const merged = new Map<string, Finding>();
  for (const finding of lists.flat()) {
    const known = merged.get(finding.fingerprint);
    merged.set(finding.fingerprint, known === undefined ? finding : join(known, finding));
  }
  return [...merged.values()].sort(compareFindings);
}

function join(a: Finding, b: Finding): Finding {
  if (JSON.stringify(a) === JSON.stringify(b)) return a;
  const [first, second] = isEarlier(b, a) ? [b, a] : [a, b];
  if (first.git === undefined || second.git === undefined) return { ...second, ...first };
  return { ...first, git: joinFacts(first, first.git, second, second.git) };
}

function isEarlier(a: Finding, b: Finding): boolean {
  return orderOf(a.git?.introducedBy ?? null) < orderOf(b.git?.introducedBy ?? null);
}

/** Dates compare as text once they are in one offset; what no commit holds comes last. */
function orderOf(commit: CommitRef | null): string {
  const time = Date.parse(commit?.date ?? "");
  return commit === null || Number.isNaN(time) ? "~" : `${new Date(time).toISOString()} ${commit.commit}`;
}

function joinFacts(first: Finding, a: GitFacts, second: Finding, b: GitFacts): GitFacts {
  const held = a.atHead || b.atHead;
  const removals = [a.removedBy, b.removedBy].filter((commit) => commit !== null);
  const last = removals.sort((x, y) => (orderOf(x) < orderOf(y) ? -1 : 1)).at(-1) ?? null;
  const origin = b.introducedBy;
  const places = [...a.alsoIn, ...b.alsoIn];
  if (origin !== null && second.location !== null) places.push({ path: second.location.path, commit: origin.commit });
  const own = `${first.location?.path ?? ""}\0${a.introducedBy?.commit ?? ""}`;
  const unique = new Map(places.map((place) => [`${place.path}\0${place.commit}`, place]));
  unique.delete(own);
  return {
    introducedBy: a.introducedBy,
    removedBy: held || removals.length < 2 ? null : last,
    atHead: held,
    reachable: a.reachable || b.reachable,
    alsoIn: [...unique].sort(([x], [y]) => (x < y ? -1 : x > y ? 1 : 0)).map(([, place]) => place),
    ...(a.branches === undefined && b.branches === undefined
      ? {}
      : { branches: [...new Set([...(a.branches ?? []), ...(b.branches ?? [])])].sort() }),
    ...(a.onRemote === undefined && b.onRemote === undefined
      ? {}
      : { onRemote: a.onRemote === true || b.onRemote === true }),
  };
}

import type { Finding } from "@keyguard/core";
import type { FindingPlace, Ignore } from "./ignore.ts";

/** The ignores that may cover one place of a finding, in their own order. */
export type IgnoreIndex = (finding: Finding, place: FindingPlace) => readonly Ignore[];

/** What an index asks of the side that knows what covers what. */
export interface IndexPorts {
  /** Whether an ignore that names neither a fingerprint nor a place covers a rule's findings in a path. */
  matches(ignore: Ignore, finding: Finding, path: string): boolean;
  hashesOf(finding: Finding): readonly string[];
}

/** Adds to the list of a name. */
function file<K>(lists: Map<K, Ignore[]>, name: K, ignore: Ignore): void {
  const list = lists.get(name);
  if (list === undefined) lists.set(name, [ignore]);
  else list.push(ignore);
}

/** The lists of a file under the names between two lines, whichever are fewer to look through. */
function between(byLine: ReadonlyMap<number, Ignore[]>, from: number, to: number): Ignore[] {
  if (to - from > byLine.size) return [...byLine].flatMap(([line, list]) => (line >= from && line <= to ? list : []));
  return Array.from({ length: to - from + 1 }, (_, i) => byLine.get(from + i) ?? []).flat();
}

/**
 * Sorts ignores by what they name, so that thousands of lines meet thousands of findings without trying each
 * pair: fingerprints, lines and digests are looked up, and a pattern is tried once for each rule and path.
 */
export function indexIgnores(ignores: readonly Ignore[], ports: IndexPorts): IgnoreIndex {
  const order = new Map(ignores.map((ignore, i) => [ignore, i]));
  const byFingerprint = new Map<string, Ignore[]>();
  const byLine = new Map<string, Map<number, Ignore[]>>();
  const byHash = new Map<string, Map<string, Ignore[]>>();
  const patterns: Ignore[] = [];
  for (const ignore of ignores) {
    const { match } = ignore;
    if (match.kind === "place") {
      const lines = byLine.get(match.path) ?? new Map<number, Ignore[]>();
      byLine.set(match.path, lines);
      file(lines, match.line, ignore);
    } else if (match.kind === "hash") {
      const hashes = byHash.get(match.path) ?? new Map<string, Ignore[]>();
      byHash.set(match.path, hashes);
      file(hashes, match.sha1, ignore);
    } else if (match.fingerprint !== undefined) file(byFingerprint, match.fingerprint, ignore);
    else patterns.push(ignore);
  }
  const matched = new Map<string, readonly Ignore[]>();
  const matching = (finding: Finding, path: string): readonly Ignore[] => {
    const name = `${finding.ruleId}\u0000${path}`;
    const known = matched.get(name) ?? patterns.filter((ignore) => ports.matches(ignore, finding, path));
    matched.set(name, known);
    return known;
  };
  return (finding, { path, startLine, endLine }) => {
    const lines = byLine.get(path);
    const hashes = byHash.get(path);
    const named = [
      ...(byFingerprint.get(finding.fingerprint) ?? []),
      ...(lines === undefined
        ? []
        : between(lines, startLine ?? 0, startLine === undefined ? Infinity : (endLine ?? startLine))),
      ...(hashes === undefined ? [] : ports.hashesOf(finding).flatMap((sha1) => hashes.get(sha1) ?? [])),
    ];
    const patterned = matching(finding, path);
    if (named.length === 0) return patterned;
    return [...named, ...patterned].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  };
}

import type { Finding } from "@keyguard/core";
import { Attribution, CredentialSets, markReach } from "./attribution.ts";
import { CommitGraph } from "./commit-graph.ts";
import { HistoryFindings } from "./history-findings.ts";
import { withObjects } from "./large-object.ts";
import type { ObjectStore } from "./object-store.ts";
import { type PathHintData, PathHints } from "./path-hints.ts";
import type { Problems } from "./problems.ts";
import type { Refs } from "./refs.ts";
import type { Repository } from "./repository.ts";
import type { ScanEngine } from "./scan-engine.ts";
import { Signatures } from "./signatures.ts";
import type { Structure } from "./structure.ts";
import type { Holder } from "./text-pass.ts";

/** What was read of a repository, and which objects hold what. */
export interface ReadHistory {
  readonly repository: Repository;
  readonly store: ObjectStore;
  readonly structure: Structure;
  readonly refs: Refs;
  readonly hints: PathHintData;
  readonly holders: readonly Holder[];
}

/** One finding for each credential, with where it came from and where it still is. */
export async function traceFindings(
  { repository, store, structure, refs, hints, holders }: ReadHistory,
  engine: ScanEngine,
  problems: Problems,
): Promise<Finding[]> {
  const { table } = store;
  const { fingerprints, sets, leafOf, byCredential } = numbered(holders, table.count);
  const graph = new CommitGraph(structure.commits, table.count, (a, b) => table.compare(a, b));
  const signatures = new Signatures(store.entries, structure.trees, leafOf, structure.firstEntry);
  const attribution = new Attribution(graph, signatures, sets);
  const tips = structure.tips(refs);
  const head = refs.head === null ? -1 : table.findHex(refs.head);
  const paths = new PathHints(hints, table);
  return withObjects(repository, async (source) => {
    const facts = {
      format: store.format,
      table,
      graph,
      attribution,
      reach: markReach(graph, tips.commits, head),
      tips: new Map([...tips.commits].map(([name, object]) => [name, graph.rankOf(object)])),
      head: graph.rankOf(head),
      names: structure.trees.names,
      fingerprints,
      holders: byCredential,
      kindOf: (object: number) => store.entries.kind[structure.firstEntry[object] ?? 0] ?? 0,
      pathsOf: (object: number) => paths.of(object),
      namedTags: tips.tags,
    };
    return new HistoryFindings(facts, source, engine, problems).all();
  });
}

/** Credentials by number, the objects that hold each, and of each object the set of those that it holds. */
interface Numbered {
  readonly fingerprints: readonly string[];
  readonly sets: CredentialSets;
  readonly leafOf: Int32Array;
  readonly byCredential: ReadonlyMap<number, readonly number[]>;
}

function numbered(holders: readonly Holder[], objects: number): Numbered {
  const fingerprints = [...new Set(holders.flatMap((holder) => holder.fingerprints))].sort();
  const numbers = new Map(fingerprints.map((fingerprint, number) => [fingerprint, number]));
  const sets = new CredentialSets();
  const leafOf = new Int32Array(objects);
  const byCredential = new Map<number, Set<number>>();
  for (const { object, fingerprints: held } of holders) {
    const members = held.map((fingerprint) => numbers.get(fingerprint) ?? 0).sort((a, b) => a - b);
    leafOf[object] = sets.intern(members);
    for (const member of members) {
      const list = byCredential.get(member);
      if (list === undefined) byCredential.set(member, new Set([object]));
      else list.add(object);
    }
  }
  return {
    fingerprints,
    sets,
    leafOf,
    byCredential: new Map([...byCredential].map(([credential, list]) => [credential, [...list]])),
  };
}

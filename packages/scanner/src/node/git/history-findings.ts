import type { CommitRef, Finding, GitFacts } from "@keyguard/core";
import type { Appearance, Attribution, CredentialHistory, Reach } from "./attribution.ts";
import { parseCommit } from "./commit.ts";
import type { CommitGraph } from "./commit-graph.ts";
import { COMMIT, idSize, KINDS, type ObjectFormat } from "./object-id.ts";
import type { LargeObjects, ObjectSource } from "./large-object.ts";
import type { ObjectReader } from "./object-reader.ts";
import type { ObjectTable } from "./object-table.ts";
import { pathText } from "./path-hints.ts";
import type { Problems } from "./problems.ts";
import { readableContent } from "./scan-content.ts";
import type { ScanEngine } from "./scan-engine.ts";
import { textPath } from "./text-pass.ts";
import { writtenText } from "./commit.ts";
import { DIRECTORY, parseTree } from "./tree.ts";

/** Everything that is known about credentials when the passes are done. */
export interface HistoryFacts {
  readonly format: ObjectFormat;
  readonly table: ObjectTable;
  readonly graph: CommitGraph;
  readonly attribution: Attribution;
  readonly reach: Reach;
  /** Branch and tag names with the rank of the commit they name. */
  readonly tips: ReadonlyMap<string, number>;
  /** The rank of HEAD's commit, or -1. */
  readonly head: number;
  readonly names: readonly string[];
  /** Fingerprints by number. */
  readonly fingerprints: readonly string[];
  /** For each credential, the objects that hold it: blobs, and commits and tags by their text. */
  readonly holders: ReadonlyMap<number, readonly number[]>;
  readonly kindOf: (object: number) => number;
  readonly pathsOf: (object: number) => readonly string[];
  /** Tags that a ref names. */
  readonly namedTags: ReadonlySet<number>;
}

/** A place where a credential may be shown. */
interface Spot {
  readonly path: string;
  /** The commit's rank, or -1 where no commit holds it. */
  readonly rank: number;
  /** The object to look into, in hex. */
  readonly object: string;
}

const MAX_TRIES = 64;

/** Makes one finding for each credential, shown where it first appeared, with all that history says of it. */
export class HistoryFindings {
  readonly #facts: HistoryFacts;
  readonly #reader: ObjectReader;
  readonly #large: LargeObjects;
  readonly #engine: ScanEngine;
  readonly #problems: Problems;
  readonly #scanned = new Map<string, readonly Finding[]>();

  constructor(facts: HistoryFacts, source: ObjectSource, engine: ScanEngine, problems: Problems) {
    this.#facts = facts;
    this.#reader = source.reader;
    this.#large = source.large;
    this.#engine = engine;
    this.#problems = problems;
  }

  /** Credentials whose every path the rules leave out have no finding. */
  async all(): Promise<Finding[]> {
    const findings: Finding[] = [];
    for (const [credential, fingerprint] of this.#facts.fingerprints.entries()) {
      const finding = await this.#one(credential, fingerprint);
      if (finding !== null) findings.push(finding);
    }
    return findings;
  }

  async #one(credential: number, fingerprint: string): Promise<Finding | null> {
    const { histories } = this.#facts.attribution;
    const history = histories.get(credential) ?? { introduced: [], appearances: [], removed: [] };
    let tries = 0;
    for (const spot of this.#spots(credential, history)) {
      if (tries++ === MAX_TRIES) break;
      const finding = (await this.#scan(spot)).find((found) => found.fingerprint === fingerprint);
      if (finding !== undefined) return { ...finding, git: this.#git(credential, history, spot) };
    }
    if (tries === MAX_TRIES) this.#problems.add(fingerprint, "a credential could not be shown at any of its places");
    return null;
  }

  /** Where to show a credential, best place first: what is reachable before what is not, old before new, then by path. */
  *#spots(credential: number, history: CredentialHistory): Generator<Spot> {
    const { reach, table, kindOf, graph } = this.#facts;
    const shared = (rank: number): number => (reach.shared[rank] === 1 ? 0 : 1);
    const order = [...history.appearances]
      .map((appearance) => ({ appearance, path: this.#path(appearance) }))
      .sort(
        (a, b) =>
          shared(a.appearance.rank) - shared(b.appearance.rank) ||
          a.appearance.rank - b.appearance.rank ||
          (a.path < b.path ? -1 : a.path > b.path ? 1 : 0),
      );
    for (const { appearance, path } of order) {
      const object = this.#blobAt(appearance);
      if (object !== null) yield { path, rank: appearance.rank, object };
    }
    const objects = [...(this.#facts.holders.get(credential) ?? [])].sort((a, b) => table.compare(a, b));
    for (const object of objects.filter((holder) => kindOf(holder) === COMMIT)) {
      const rank = graph.rankOf(object);
      yield { path: textPath(COMMIT, table.hex(object)), rank, object: table.hex(object) };
    }
    for (const object of objects.filter((holder) => kindOf(holder) !== COMMIT)) {
      const id = table.hex(object);
      const paths = KINDS[kindOf(object)] === "tag" ? [textPath(kindOf(object), id)] : this.#facts.pathsOf(object);
      for (const path of paths) yield { path, rank: -1, object: id };
    }
  }

  #path({ path }: Appearance): string {
    return pathText(path.map((name) => this.#facts.names[name] ?? "").join("/"));
  }

  /** Follows a path down from a commit's root. */
  #blobAt({ rank, path }: Appearance): string | null {
    const tree = this.#facts.graph.treeOf(rank);
    let id = tree < 0 ? "" : this.#facts.table.hex(tree);
    for (const [depth, name] of path.entries()) {
      const object = this.#reader.read(id);
      if (typeof object === "string") return null;
      const wanted = this.#facts.names[name] ?? "";
      const isLast = depth === path.length - 1;
      const entry = parseTree(object.content, idSize(this.#facts.format))?.find(
        (candidate) => candidate.name === wanted && (isLast || candidate.mode === DIRECTORY),
      );
      if (entry === undefined) return null;
      ({ id } = entry);
    }
    return id;
  }

  async #scan({ object, path }: Spot): Promise<readonly Finding[]> {
    const key = `${object} ${path}`;
    const known = this.#scanned.get(key);
    if (known !== undefined) return known;
    const read = this.#reader.read(object);
    if (typeof read === "string") {
      const streamed = read === "too-large" ? await this.#large.scan(object, this.#engine, [path]) : null;
      if (streamed === null) this.#problems.add(object, "the object cannot be read: its file changed or is gone");
      else this.#scanned.set(key, streamed);
      return streamed ?? [];
    }
    const isBlob = KINDS[read.kind] === "blob";
    const findings = await this.#engine.scanBytes(
      isBlob ? readableContent(read.content) : writtenText(read.content),
      path,
    );
    if (this.#scanned.size > 500) this.#scanned.clear();
    this.#scanned.set(key, findings);
    return findings;
  }

  #git(credential: number, history: CredentialHistory, shown: Spot): GitFacts {
    const { attribution, reach, tips, head, holders, kindOf, graph, table, namedTags } = this.#facts;
    const texts = (holders.get(credential) ?? []).filter((object) => kindOf(object) === COMMIT);
    const textRanks = texts.map((object) => graph.rankOf(object)).filter((rank) => rank >= 0);
    const ranks = [...history.introduced, ...textRanks].sort((a, b) => a - b);
    const isShared = (rank: number): boolean => reach.shared[rank] === 1;
    const first = ranks.find(isShared) ?? ranks[0];
    const holds = (rank: number): boolean => rank >= 0 && attribution.heldBy(rank).includes(credential);
    const headText = textRanks.some((rank) => reach.head[rank] === 1);
    const branches = [...tips].filter(([, rank]) => holds(rank)).map(([name]) => name);
    const atHead = holds(head) || headText;
    const isTagged = (holders.get(credential) ?? []).some((object) => namedTags.has(object));
    return {
      introducedBy: first === undefined ? null : this.#commit(first),
      removedBy: atHead || textRanks.length > 0 ? null : this.#removal(history, branches.length > 0),
      atHead,
      reachable: ranks.some(isShared) || isTagged,
      alsoIn: [
        ...history.appearances.map((appearance) => ({ path: this.#path(appearance), rank: appearance.rank })),
        ...textRanks.map((rank) => ({
          path: textPath(COMMIT, table.hex(graph.objectOf(rank))),
          rank,
        })),
      ]
        .filter(({ path, rank }) => path !== shown.path || rank !== shown.rank)
        .map(({ path, rank }) => ({ path, commit: table.hex(graph.objectOf(rank)) }))
        .sort((a, b) => compare(a.path, b.path) || compare(a.commit, b.commit)),
      branches: branches.sort(compare),
      onRemote: ranks.some((rank) => reach.remote[rank] === 1),
    };
  }

  /** The commit after which the branch that HEAD names is free of it; for what HEAD never held, the last one anywhere, unless a branch still holds it. */
  #removal(history: CredentialHistory, held: boolean): CommitRef | null {
    const { reach } = this.#facts;
    const ours = history.removed.filter(({ rank }) => reach.head[rank] === 1);
    if (ours.length === 0 && held) return null;
    const candidates = ours.length > 0 ? ours : history.removed;
    // On the mainline first: a merge that brings an old branch in does not remove what was removed before.
    const best =
      candidates.findLast(({ all }) => all) ?? candidates.findLast(({ parent }) => parent === 0) ?? candidates.at(-1);
    return best === undefined ? null : this.#commit(best.rank);
  }

  #commit(rank: number): CommitRef {
    const id = this.#facts.table.hex(this.#facts.graph.objectOf(rank));
    const object = this.#reader.read(id);
    if (typeof object === "string") return { commit: id, author: "", date: new Date(0).toISOString() };
    const { author, authorDate } = parseCommit(object.content);
    return { commit: id, author, date: authorDate };
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import { type CommitColumns, joinCommits } from "./commit-list.ts";
import type { StructurePart } from "./history-thread.ts";
import { COMMIT, TAG, TREE } from "./object-id.ts";
import type { ObjectStore } from "./object-store.ts";
import { type PathHintData, PathHints } from "./path-hints.ts";
import type { Problems } from "./problems.ts";
import type { Refs } from "./refs.ts";
import type { Repository } from "./repository.ts";
import type { TagRecord } from "./text-pass.ts";
import { joinTreeRecords, type TreeGraph } from "./tree-graph.ts";
import { NAMED_BY_COMMIT, NOT_FETCHED, SHALLOW } from "./unreadable.ts";

/** What refs name: commits, through tags too, and the tag objects on the way. */
export interface Tips {
  readonly commits: ReadonlyMap<string, number>;
  readonly tags: ReadonlySet<number>;
}

const MAX_TAG_DEPTH = 32;

/** Commits, trees and tags of a repository, joined from all threads, and checked for what is missing. */
export class Structure {
  readonly trees: TreeGraph;
  readonly commits: CommitColumns;
  /** For each object an entry that stores it, or -1. */
  readonly firstEntry: Int32Array;
  readonly #store: ObjectStore;
  readonly #isRoot: Uint8Array;
  readonly #tags: ReadonlyMap<number, TagRecord>;

  constructor(
    store: ObjectStore,
    parts: readonly StructurePart[],
    refs: Refs,
    repository: Repository,
    problems: Problems,
  ) {
    const { entries, table } = store;
    this.#store = store;
    this.trees = joinTreeRecords(
      parts.map((part) => part.trees),
      entries,
      table.count,
    );
    this.commits = joinCommits(parts.map((part) => part.commits));
    this.#tags = new Map(parts.flatMap((part) => part.tags).map((tag) => [tag.object, tag]));
    this.firstEntry = new Int32Array(table.count).fill(-1);
    for (let entry = entries.count - 1; entry >= 0; entry--) {
      if (entries.kind[entry] !== 0) this.firstEntry[entries.object[entry] ?? 0] = entry;
    }
    this.#isRoot = new Uint8Array(new SharedArrayBuffer(Math.max(1, table.count)));
    for (const tree of this.commits.tree) if (tree >= 0) this.#isRoot[tree] = 1;
    this.#check(refs, repository, problems);
  }

  /** What threads need to name blobs. */
  pathHints(staged: ReadonlyMap<number, string>): PathHintData {
    return PathHints.from(this.trees, this.#store.entries.object, this.#isRoot, staged);
  }

  /** What the refs lead to. */
  tips(refs: Refs): Tips {
    const commits = new Map<string, number>();
    const tags = new Set<number>();
    for (const [name, id] of refs.all) {
      let object = this.#store.table.findHex(id);
      for (let depth = 0; depth < MAX_TAG_DEPTH && this.#kind(object) === TAG; depth++) {
        tags.add(object);
        object = this.#store.table.findHex(this.#tags.get(object)?.target ?? "");
      }
      if (this.#kind(object) === COMMIT) commits.set(name, object);
    }
    return { commits, tags };
  }

  #kind(object: number): number {
    const entry = object < 0 ? -1 : (this.firstEntry[object] ?? -1);
    return entry < 0 ? 0 : (this.#store.entries.kind[entry] ?? 0);
  }

  #check(refs: Refs, repository: Repository, problems: Problems): void {
    const { table } = this.#store;
    const promised = repository.partial || this.#store.promisor;
    const gone = promised ? NOT_FETCHED : NAMED_BY_COMMIT;
    for (const [i, tree] of this.commits.tree.entries()) {
      if (this.#kind(tree) === TREE) continue;
      problems.add(`the tree of commit ${table.hex(this.commits.object[i] ?? 0)}`, gone);
    }
    for (const [object, parent] of this.commits.missing) {
      if (repository.shallow.has(table.hex(object))) problems.add(table.hex(object), SHALLOW);
      else problems.add(parent, gone);
    }
    for (const [name, id] of refs.all) {
      if (table.findHex(id) < 0) problems.add(name, "the ref names an object that the repository does not have");
    }
  }
}

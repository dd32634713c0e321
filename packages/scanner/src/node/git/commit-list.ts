import { Column } from "./column.ts";

/** Commits in columns, as one thread read them: an object for each would weigh more than the repository's ids. */
export interface CommitColumns {
  /** The commits' object numbers. */
  readonly object: Int32Array;
  /** Their trees' object numbers; -1 for a tree that is not here. */
  readonly tree: Int32Array;
  /** Committer dates in seconds. */
  readonly committed: Float64Array;
  /** Where each commit's parents end in `parent`; they begin where the previous one's ended. */
  readonly parentEnd: Int32Array;
  /** Parents' object numbers; those that are not here are left out. */
  readonly parent: Int32Array;
  /** Commits and ids of parents that are not here. */
  readonly missing: readonly (readonly [object: number, parent: string])[];
}

/** Collects commits. */
export class CommitCollector {
  readonly #object = new Column();
  readonly #tree = new Column();
  readonly #parentEnd = new Column();
  readonly #parent = new Column();
  readonly #missing: [number, string][] = [];
  #committed: Float64Array = new Float64Array(1024);

  /** Parents that are here are given to {@link parent} before, in order. */
  add(object: number, tree: number, committed: number): void {
    if (this.#object.length === this.#committed.length) {
      const larger = new Float64Array(this.#committed.length * 2);
      larger.set(this.#committed);
      this.#committed = larger;
    }
    this.#committed[this.#object.length] = committed;
    this.#object.push(object);
    this.#tree.push(tree);
    this.#parentEnd.push(this.#parent.length);
  }

  parent(object: number): void {
    this.#parent.push(object);
  }

  missing(object: number, parent: string): void {
    this.#missing.push([object, parent]);
  }

  result(): CommitColumns {
    return {
      committed: this.#committed.subarray(0, this.#object.length),
      object: this.#object.take(),
      tree: this.#tree.take(),
      parentEnd: this.#parentEnd.take(),
      parent: this.#parent.take(),
      missing: this.#missing,
    };
  }
}

/** All threads' commits as one list. */
export function joinCommits(parts: readonly CommitColumns[]): CommitColumns {
  const [first] = parts;
  if (parts.length === 1 && first !== undefined) return first;
  const collector = new CommitCollector();
  for (const part of parts) {
    for (let i = 0, from = 0; i < part.object.length; i++) {
      const to = part.parentEnd[i] ?? 0;
      for (let p = from; p < to; p++) collector.parent(part.parent[p] ?? 0);
      collector.add(part.object[i] ?? 0, part.tree[i] ?? -1, part.committed[i] ?? 0);
      from = to;
    }
    for (const [object, parent] of part.missing) collector.missing(object, parent);
  }
  return collector.result();
}

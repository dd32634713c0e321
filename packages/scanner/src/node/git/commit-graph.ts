import type { CommitRecord } from "./text-pass.ts";

/** All commits of a history in one order: a commit stands behind its parents; of two that are free, the older first. */
export interface CommitGraph {
  readonly commits: readonly CommitRecord[];
  /** The place of each commit, by object number; absent for what is no commit. */
  readonly rank: ReadonlyMap<number, number>;
}

/**
 * Orders commits. A parent that is not here does not count.
 *
 * @param compareIds orders two objects by their ids, so that the result is the same in every clone
 */
export function orderCommits(
  records: readonly CommitRecord[],
  compareIds: (a: number, b: number) => number,
): CommitGraph {
  const byObject = new Map(records.map((record) => [record.object, record]));
  const waiting = new Map<number, number>();
  const children = new Map<number, CommitRecord[]>();
  const heap = new CommitHeap((a, b) => a.committed - b.committed || compareIds(a.object, b.object));
  for (const record of byObject.values()) {
    const parents = record.parents.filter((parent) => byObject.has(parent));
    if (parents.length === 0) heap.push(record);
    else waiting.set(record.object, parents.length);
    for (const parent of parents) {
      const list = children.get(parent);
      if (list === undefined) children.set(parent, [record]);
      else list.push(record);
    }
  }
  const commits: CommitRecord[] = [];
  const rank = new Map<number, number>();
  for (let next = heap.pop(); next !== undefined; next = heap.pop()) {
    rank.set(next.object, commits.length);
    commits.push(next);
    for (const child of children.get(next.object) ?? []) {
      const left = (waiting.get(child.object) ?? 1) - 1;
      waiting.set(child.object, left);
      if (left === 0) heap.push(child);
    }
  }
  return { commits, rank };
}

/** Every commit that can be reached from `tips`, by object number. */
export function reachableFrom(tips: Iterable<number>, graph: CommitGraph): Uint8Array {
  const reached = new Uint8Array(graph.commits.length);
  const stack = [...tips];
  for (let object = stack.pop(); object !== undefined; object = stack.pop()) {
    const rank = graph.rank.get(object);
    if (rank === undefined || reached[rank] === 1) continue;
    reached[rank] = 1;
    stack.push(...(graph.commits[rank]?.parents ?? []));
  }
  return reached;
}

/** A binary heap of commits, the first one on top. */
class CommitHeap {
  readonly #items: CommitRecord[] = [];
  readonly #compare: (a: CommitRecord, b: CommitRecord) => number;

  constructor(compare: (a: CommitRecord, b: CommitRecord) => number) {
    this.#compare = compare;
  }

  push(record: CommitRecord): void {
    const items = this.#items;
    let at = items.length;
    items.push(record);
    while (at > 0) {
      const up = (at - 1) >> 1;
      const parent = items[up];
      if (parent === undefined || this.#compare(record, parent) >= 0) break;
      items[at] = parent;
      at = up;
    }
    items[at] = record;
  }

  pop(): CommitRecord | undefined {
    const items = this.#items;
    const top = items[0];
    const last = items.pop();
    if (last === undefined || items.length === 0) return top;
    let at = 0;
    for (;;) {
      let down = at * 2 + 1;
      const left = items[down];
      const right = items[down + 1];
      if (left === undefined) break;
      if (right !== undefined && this.#compare(right, left) < 0) down++;
      const smaller = items[down];
      if (smaller === undefined || this.#compare(smaller, last) >= 0) break;
      items[at] = smaller;
      at = down;
    }
    items[at] = last;
    return top;
  }
}

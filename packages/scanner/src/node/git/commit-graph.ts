import type { CommitColumns } from "./commit-list.ts";

/**
 * All commits of a history in one order, each with a rank: a commit comes after its parents, and of two that are free the
 * older one first. A commit that two packs hold counts once.
 */
export class CommitGraph {
  readonly count: number;
  readonly #commits: CommitColumns;
  /** Positions in the columns, by rank. */
  readonly #order: Int32Array;
  /** Ranks by object number; -1 for what is no commit. */
  readonly #rank: Int32Array;

  /**
   * @param objects how many objects there are
   * @param compareIds orders two objects by their ids, so that the result is the same in every clone
   */
  constructor(commits: CommitColumns, objects: number, compareIds: (a: number, b: number) => number) {
    this.#commits = commits;
    this.#rank = new Int32Array(objects).fill(-1);
    this.#order = order(commits, this.#rank, compareIds);
    this.count = this.#order.length;
  }

  /** The rank of an object; -1 when it is no commit. */
  rankOf(object: number): number {
    return object < 0 ? -1 : (this.#rank[object] ?? -1);
  }

  objectOf(rank: number): number {
    return this.#commits.object[this.#order[rank] ?? -1] ?? -1;
  }

  /** The tree of a commit as an object number, or -1. */
  treeOf(rank: number): number {
    return this.#commits.tree[this.#order[rank] ?? -1] ?? -1;
  }

  /** The ranks of a commit's parents; those that are not here are left out. */
  parentsOf(rank: number): number[] {
    const at = this.#order[rank] ?? 0;
    const start = at === 0 ? 0 : (this.#commits.parentEnd[at - 1] ?? 0);
    const parents: number[] = [];
    for (let p = start; p < (this.#commits.parentEnd[at] ?? 0); p++) {
      const parent = this.rankOf(this.#commits.parent[p] ?? -1);
      if (parent >= 0) parents.push(parent);
    }
    return parents;
  }

  /** Marks, by rank, every commit that can be reached from `tips`, which are object numbers. */
  reachableFrom(tips: Iterable<number>): Uint8Array {
    const reached = new Uint8Array(this.count);
    const stack = Array.from(tips, (object) => this.rankOf(object)).filter((rank) => rank >= 0);
    for (let rank = stack.pop(); rank !== undefined; rank = stack.pop()) {
      if (reached[rank] === 1) continue;
      reached[rank] = 1;
      stack.push(...this.parentsOf(rank));
    }
    return reached;
  }
}

/** Fills in the ranks and returns the positions in their order. */
function order(commits: CommitColumns, rank: Int32Array, compareIds: (a: number, b: number) => number): Int32Array {
  const { object, parentEnd, parent, committed } = commits;
  const n = object.length;
  const position = new Int32Array(rank.length).fill(-1);
  for (let i = n - 1; i >= 0; i--) position[object[i] ?? 0] = i;
  const waiting = new Int32Array(n);
  const firstChild = new Int32Array(n).fill(-1);
  const nextChild = new Int32Array(parent.length).fill(-1);
  const childOf = new Int32Array(parent.length);
  const heap = new Heap((a, b) => {
    const older = (committed[a] ?? 0) - (committed[b] ?? 0);
    return older === 0 ? compareIds(object[a] ?? 0, object[b] ?? 0) : older;
  });
  for (let i = 0, from = 0; i < n; from = parentEnd[i] ?? 0, i++) {
    if (position[object[i] ?? 0] !== i) continue; // the same commit once more
    for (let p = from; p < (parentEnd[i] ?? 0); p++) {
      const at = position[parent[p] ?? 0] ?? -1;
      if (at < 0) continue;
      waiting[i] = (waiting[i] ?? 0) + 1;
      childOf[p] = i;
      nextChild[p] = firstChild[at] ?? -1;
      firstChild[at] = p;
    }
    if (waiting[i] === 0) heap.push(i);
  }
  const sorted = new Int32Array(n);
  let count = 0;
  for (let i = heap.pop(); i !== undefined; i = heap.pop()) {
    rank[object[i] ?? 0] = count;
    sorted[count++] = i;
    for (let link = firstChild[i] ?? -1; link >= 0; link = nextChild[link] ?? -1) {
      const child = childOf[link] ?? 0;
      waiting[child] = (waiting[child] ?? 0) - 1;
      if (waiting[child] === 0) heap.push(child);
    }
  }
  return sorted.subarray(0, count);
}

/** A binary heap, the first item on top. */
class Heap {
  readonly #items: number[] = [];
  readonly #compare: (a: number, b: number) => number;

  constructor(compare: (a: number, b: number) => number) {
    this.#compare = compare;
  }

  push(item: number): void {
    const items = this.#items;
    let at = items.length;
    items.push(item);
    while (at > 0) {
      const up = (at - 1) >> 1;
      const parent = items[up] ?? 0;
      if (this.#compare(item, parent) >= 0) break;
      items[at] = parent;
      at = up;
    }
    items[at] = item;
  }

  pop(): number | undefined {
    const items = this.#items;
    const [top] = items;
    const last = items.pop();
    if (last === undefined || items.length === 0) return top;
    let at = 0;
    for (let down = 1; down < items.length; down = at * 2 + 1) {
      if (down + 1 < items.length && this.#compare(items[down + 1] ?? 0, items[down] ?? 0) < 0) down++;
      if (this.#compare(items[down] ?? 0, last) >= 0) break;
      items[at] = items[down] ?? 0;
      at = down;
    }
    items[at] = last;
    return top;
  }
}

import type { Entries } from "./pack-entries.ts";
import { TREE } from "./object-id.ts";
import type { TreeGraph } from "./tree-graph.ts";
import { GONE } from "./tree-pass.ts";

/** One difference between two trees: the names on the way, and the leaves before and after; 0 for none. */
export interface LeafChange {
  readonly path: readonly number[];
  readonly before: number;
  readonly after: number;
}

const UNKNOWN = -1;
const UNDER_WAY = -2;

/**
 * For every tree, which wanted leaves lie below it under which names: its signature. Equal sets have the
 * same number, so that two commits differ in what is wanted exactly when the signatures of their roots do.
 *
 * A leaf is a positive number that the caller gives to an object; 0 is nothing. Signature 0 is the empty one.
 */
export class Signatures {
  readonly #entries: Entries;
  readonly #graph: TreeGraph;
  readonly #leafOf: Int32Array;
  readonly #firstEntry: Int32Array;
  /** By entry. */
  readonly #memo: Int32Array;
  /** Pairs (name, leaf as a negative number or signature), sorted by name. */
  readonly #items: Int32Array[] = [new Int32Array(0)];
  readonly #byHash = new Map<number, number[]>();

  /**
   * @param leafOf for each object its leaf, or 0
   * @param firstEntry for each object an entry that stores it, or -1
   */
  constructor(entries: Entries, graph: TreeGraph, leafOf: Int32Array, firstEntry: Int32Array) {
    this.#entries = entries;
    this.#graph = graph;
    this.#leafOf = leafOf;
    this.#firstEntry = firstEntry;
    this.#memo = new Int32Array(entries.count).fill(UNKNOWN);
  }

  /** The signature of a tree, by object; 0 also for one that is not here. */
  of(object: number): number {
    const entry = object < 0 ? -1 : (this.#firstEntry[object] ?? -1);
    return entry < 0 ? 0 : this.#ofEntry(entry);
  }

  /** The pairs (name, negative leaf or signature) below a signature. */
  items(signature: number): Int32Array {
    return this.#items[signature] ?? this.#items[0] ?? new Int32Array(0);
  }

  /** The leaf at a path below a signature, or 0. */
  leafAt(signature: number, path: readonly number[]): number {
    let at = signature;
    for (const [depth, name] of path.entries()) {
      const found = find(this.items(at), name);
      if (depth === path.length - 1) return found < 0 ? -found : 0;
      if (found <= 0) return 0;
      at = found;
    }
    return 0;
  }

  /** Every path whose leaf differs between two signatures. */
  changes(before: number, after: number): LeafChange[] {
    const out: LeafChange[] = [];
    this.#compare(before, after, [], out);
    return out;
  }

  #compare(before: number, after: number, path: readonly number[], out: LeafChange[]): void {
    if (before === after || path.length > 4096) return;
    const a = this.items(before);
    const b = this.items(after);
    for (let i = 0, j = 0; i < a.length || j < b.length;) {
      const nameA = i < a.length ? (a[i] ?? 0) : Infinity;
      const nameB = j < b.length ? (b[j] ?? 0) : Infinity;
      const name = Math.min(nameA, nameB);
      const x = nameA === name ? (a[i + 1] ?? 0) : 0;
      const y = nameB === name ? (b[j + 1] ?? 0) : 0;
      if (nameA === name) i += 2;
      if (nameB === name) j += 2;
      if (x === y) continue;
      const here = [...path, name];
      this.#compare(Math.max(x, 0), Math.max(y, 0), here, out);
      if (x < 0 || y < 0) out.push({ path: here, before: Math.max(-x, 0), after: Math.max(-y, 0) });
    }
  }

  #ofEntry(root: number): number {
    const memo = this.#memo;
    if ((memo[root] ?? 0) >= 0) return memo[root] ?? 0;
    const stack = [root];
    for (let entry = stack.at(-1); entry !== undefined; entry = stack.at(-1)) {
      if ((memo[entry] ?? 0) >= 0) stack.pop();
      else if (!this.#pushNeeds(entry, stack)) {
        memo[entry] = this.#settle(entry);
        stack.pop();
      }
    }
    return memo[root] ?? 0;
  }

  /** Pushes what must be known before an entry can be; false when nothing is missing. */
  #pushNeeds(entry: number, stack: number[]): boolean {
    const memo = this.#memo;
    const { start, end, child, name } = this.#graph;
    memo[entry] = UNDER_WAY; // a hostile index can make a tree hold itself
    const before = stack.length;
    const base = this.#entries.base[entry] ?? -1;
    if (base >= 0 && memo[base] === UNKNOWN) stack.push(base);
    for (let r = start[entry] ?? 0; r < (end[entry] ?? 0); r++) {
      if (((name[r] ?? 0) & GONE) !== 0) continue;
      const tree = this.#firstEntry[child[r] ?? 0] ?? -1;
      if (tree >= 0 && this.#entries.kind[tree] === TREE && memo[tree] === UNKNOWN) stack.push(tree);
    }
    return stack.length > before;
  }

  #settle(entry: number): number {
    const { start, end, child, name } = this.#graph;
    const base = this.#entries.base[entry] ?? -1;
    const inherited = base < 0 ? 0 : Math.max(0, this.#memo[base] ?? 0);
    let changed: Map<number, number> | undefined;
    const old = this.items(inherited);
    const edit = (): Map<number, number> => (changed ??= toMap(old));
    for (let r = start[entry] ?? 0; r < (end[entry] ?? 0); r++) {
      const id = name[r] ?? 0;
      if ((id & GONE) !== 0 && find(old, id & ~GONE) !== 0) edit().delete(id & ~GONE);
    }
    for (let r = start[entry] ?? 0; r < (end[entry] ?? 0); r++) {
      const id = name[r] ?? 0;
      const reference = (id & GONE) === 0 ? this.#reference(child[r] ?? 0) : 0;
      if (reference !== 0) edit().set(id, reference);
    }
    return changed === undefined ? inherited : this.#intern(changed);
  }

  #reference(object: number): number {
    const leaf = this.#leafOf[object] ?? 0;
    if (leaf > 0) return -leaf;
    const entry = this.#firstEntry[object] ?? -1;
    return entry >= 0 && this.#entries.kind[entry] === TREE ? Math.max(0, this.#memo[entry] ?? 0) : 0;
  }

  #intern(map: ReadonlyMap<number, number>): number {
    if (map.size === 0) return 0;
    const items = new Int32Array(map.size * 2);
    let at = 0;
    for (const key of [...map.keys()].sort((a, b) => a - b)) {
      items[at++] = key;
      items[at++] = map.get(key) ?? 0;
    }
    let hash = 0;
    for (const value of items) hash = (Math.imul(hash, 31) + value) | 0;
    const same = this.#byHash.get(hash) ?? [];
    for (const signature of same) if (equal(this.items(signature), items)) return signature;
    const signature = this.#items.length;
    this.#items.push(items);
    same.push(signature);
    this.#byHash.set(hash, same);
    return signature;
  }
}

function toMap(items: Int32Array): Map<number, number> {
  const map = new Map<number, number>();
  for (let i = 0; i < items.length; i += 2) map.set(items[i] ?? 0, items[i + 1] ?? 0);
  return map;
}

function find(items: Int32Array, name: number): number {
  let low = 0;
  let high = items.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = items[middle * 2] ?? 0;
    if (value === name) return items[middle * 2 + 1] ?? 0;
    if (value < name) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}

function equal(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

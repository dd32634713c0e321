import type { ObjectTable } from "./object-table.ts";
import { type Entries, NO_BASE } from "./pack-entries.ts";
import type { Problems } from "./problems.ts";

/** Every delta family as a tree in two columns, children in the order in which a walk visits them. */
export interface Families {
  /** The first child of each entry, or -1. */
  readonly child: Int32Array;
  /** The next child of the same base, or -1. */
  readonly sibling: Int32Array;
  /** Entries that are whole objects, each the beginning of a family, in the order in which to read them. */
  readonly roots: Int32Array;
}

/**
 * Links every delta to its base, gives it the kind of its family, and orders the children so that a walk
 * holds few objects: light children first, the heaviest last, when its parent need not be kept any more.
 * Then never more than 1 + log2(n) objects of one family live at once.
 *
 * Deltas on a missing base and in a cycle are noted; they keep kind 0.
 */
export function linkFamilies(entries: Entries, table: ObjectTable, problems: Problems): Families {
  const n = entries.count;
  const child = new Int32Array(new SharedArrayBuffer(Math.max(1, n) * 4)).fill(-1);
  const sibling = new Int32Array(new SharedArrayBuffer(Math.max(1, n) * 4)).fill(-1);
  for (let entry = n - 1; entry >= 0; entry--) {
    const base = entries.base[entry] ?? -1;
    if (base < 0) continue;
    sibling[entry] = child[base] ?? -1;
    child[base] = entry;
  }
  const order = topDown(entries, child, sibling);
  const weight = new Float64Array(n);
  const strahler = new Uint8Array(n);
  for (let i = order.length - 1; i >= 0; i--) settle(order[i] ?? 0, entries, child, sibling, weight, strahler);
  noteLost(entries, table, problems);
  const roots = order.filter((entry) => (entries.base[entry] ?? -1) === -1);
  orderRoots(roots, weight, entries);
  const shared = new Int32Array(new SharedArrayBuffer(Math.max(1, roots.length) * 4)).subarray(0, roots.length);
  shared.set(roots);
  return { child, sibling, roots: shared };
}

/** Families that are more than this part of all work come first. */
const BIG_FAMILY = 1 / 200;

/**
 * Big families first, heaviest ahead, so that no thread is left alone with one at the end; the others in the order in which
 * they lie, so that reading goes through a pack nearly once.
 */
function orderRoots(roots: Int32Array, weight: Float64Array, entries: Entries): void {
  let total = 0;
  for (const root of roots) total += weight[root] ?? 0;
  const bound = total * BIG_FAMILY;
  const rankOf = (root: number): number => {
    const own = weight[root] ?? 0;
    return own > bound ? -own : (entries.source[root] ?? 0) * 2 ** 41 + (entries.position[root] ?? 0);
  };
  const ranks = Float64Array.from(roots, rankOf);
  const order = Int32Array.from(roots.keys()).sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0) || a - b);
  const sorted = Int32Array.from(order, (i) => roots[i] ?? 0);
  roots.set(sorted);
}

/** Readable entries, every base before its deltas; what is in a cycle or lost does not appear. */
function topDown(entries: Entries, child: Int32Array, sibling: Int32Array): Int32Array {
  const order = new Int32Array(entries.count);
  let end = 0;
  for (let entry = 0; entry < entries.count; entry++) {
    if ((entries.base[entry] ?? 0) === -1 && (entries.kind[entry] ?? 0) !== 0) order[end++] = entry;
  }
  for (let at = 0; at < end; at++) {
    const entry = order[at] ?? 0;
    for (let next = child[entry] ?? -1; next >= 0; next = sibling[next] ?? -1) {
      entries.kind[next] = entries.kind[entry] ?? 0;
      order[end++] = next;
    }
  }
  return order.subarray(0, end);
}

/** Weighs an entry whose children are weighed, and moves its neediest child to the end of the list. */
function settle(
  entry: number,
  entries: Entries,
  child: Int32Array,
  sibling: Int32Array,
  weight: Float64Array,
  strahler: Uint8Array,
): void {
  let sum = (entries.packed[entry] ?? 0) + (entries.size[entry] ?? 0) + 64;
  let heavy = -1;
  let heavyBefore = -1;
  let best = 0;
  let twice = false;
  let last = -1;
  for (let next = child[entry] ?? -1, before = -1; next >= 0; before = next, next = sibling[next] ?? -1) {
    sum += weight[next] ?? 0;
    const need = strahler[next] ?? 0;
    if (need > best) {
      best = need;
      twice = false;
      heavy = next;
      heavyBefore = before;
    } else if (need === best) twice = true;
    last = next;
  }
  weight[entry] = sum;
  strahler[entry] = best + (twice || best === 0 ? 1 : 0);
  if (heavy < 0 || heavy === last) return;
  if (heavyBefore < 0) child[entry] = sibling[heavy] ?? -1;
  else sibling[heavyBefore] = sibling[heavy] ?? -1;
  sibling[heavy] = -1;
  sibling[last] = heavy;
}

function noteLost(entries: Entries, table: ObjectTable, problems: Problems): void {
  for (let entry = 0; entry < entries.count; entry++) {
    const base = entries.base[entry] ?? -1;
    if ((entries.kind[entry] ?? 0) !== 0 || base === -1) continue;
    const id = table.hex(entries.object[entry] ?? 0);
    problems.add(
      id,
      base === NO_BASE ? "the delta's base is not in the repository" : "the delta's base cannot be read",
    );
  }
}

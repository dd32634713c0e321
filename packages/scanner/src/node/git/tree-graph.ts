import type { Entries } from "./pack-entries.ts";
import { TREE } from "./object-id.ts";
import { GONE, type TreeRecords } from "./tree-pass.ts";

/** All tree records of a history, by tree, and the way back from an object to the trees that first name it. */
export interface TreeGraph {
  /** For each entry that is a tree, its records `[start, end)`; empty for all others. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** The object a record names. */
  readonly child: Int32Array;
  /** The number of its name, with {@link GONE} when it is not in the tree any more. */
  readonly name: Int32Array;
  /** For each object, where its parents begin; one more for the end. Of a tree, only the first is kept. */
  readonly parentStart: Int32Array;
  /** Trees (entries) that name the object and whose base does not. */
  readonly parentTree: Int32Array;
  /** Under which name. */
  readonly parentName: Int32Array;
  /** Names as latin-1 strings of raw bytes. */
  readonly names: readonly string[];
}

/** Joins what the threads collected. The result does not depend on which thread read what. */
export function joinTreeRecords(parts: readonly TreeRecords[], entries: Entries, objects: number): TreeGraph {
  const total = parts.reduce((sum, part) => sum + part.child.length, 0);
  const names: string[] = [];
  const ids = new Map<string, number>();
  const renamed = parts.map((part) =>
    Int32Array.from(part.names, (text) => {
      const known = ids.get(text);
      if (known !== undefined) return known;
      ids.set(text, names.length);
      names.push(text);
      return names.length - 1;
    }),
  );
  const start = new Int32Array(entries.count);
  const end = new Int32Array(entries.count);
  const [only] = parts;
  const single = parts.length === 1 && only !== undefined;
  // One part keeps its columns: they are the largest thing of a scan.
  const child = single ? only.child : new Int32Array(total);
  const name = single ? only.name : new Int32Array(total);
  let at = 0;
  for (const [index, part] of parts.entries()) {
    const rename = renamed[index] ?? new Int32Array();
    for (let i = 0, from = 0; i < part.trees.length; i++) {
      const tree = part.trees[i] ?? 0;
      const to = part.ends[i] ?? 0;
      start[tree] = at;
      for (let r = from; r < to; r++, at++) {
        const old = part.name[r] ?? 0;
        child[at] = part.child[r] ?? 0;
        name[at] = (rename[old & ~GONE] ?? 0) | (old & GONE);
      }
      end[tree] = at;
      from = to;
    }
  }
  return { start, end, child, name, names, ...parents({ start, end, child, name }, entries, objects) };
}

/** Of a tree, one parent is enough to find a path to it, and most records name trees. Of a blob, one for each name in a row. */
function parents(
  { start, end, child, name }: Pick<TreeGraph, "start" | "end" | "child" | "name">,
  entries: Entries,
  objects: number,
): Pick<TreeGraph, "parentStart" | "parentTree" | "parentName"> {
  const shared = (length: number): Int32Array => new Int32Array(new SharedArrayBuffer(Math.max(1, length) * 4));
  const last = new Int32Array(objects);
  const forEach = (visit: (object: number, tree: number, record: number) => void): void => {
    for (let entry = 0; entry < entries.count; entry++) {
      last[entries.object[entry] ?? 0] = entries.kind[entry] === TREE ? ANY_NAME : NO_NAME;
    }
    for (let tree = 0; tree < entries.count; tree++) {
      for (let record = start[tree] ?? 0; record < (end[tree] ?? 0); record++) {
        const object = child[record] ?? 0;
        const before = last[object] ?? NO_NAME;
        const own = name[record] ?? 0;
        if ((own & GONE) !== 0 || before === own || before === HAS_PARENT) continue;
        last[object] = before === ANY_NAME ? HAS_PARENT : own;
        visit(object, tree, record);
      }
    }
  };
  const parentStart = shared(objects + 1);
  forEach((object) => {
    parentStart[object + 1] = (parentStart[object + 1] ?? 0) + 1;
  });
  for (let i = 1; i <= objects; i++) parentStart[i] = (parentStart[i] ?? 0) + (parentStart[i - 1] ?? 0);
  const kept = parentStart[objects] ?? 0;
  const parentTree = shared(kept);
  const parentName = shared(kept);
  const next = parentStart.slice(0, objects);
  forEach((object, tree, record) => {
    const slot = next[object] ?? 0;
    next[object] = slot + 1;
    parentTree[slot] = tree;
    parentName[slot] = name[record] ?? 0;
  });
  return { parentStart, parentTree, parentName };
}

/** What was last seen of an object instead of a name: nothing yet, of a blob and of a tree; the one parent of a tree. */
const NO_NAME = -1;
const ANY_NAME = -2;
const HAS_PARENT = -3;

import type { ObjectTable } from "./object-table.ts";
import type { TreeGraph } from "./tree-graph.ts";

/** What a thread needs to name a blob. All but the small parts is shared memory. */
export interface PathHintData {
  readonly parentStart: Int32Array;
  readonly parentTree: Int32Array;
  readonly parentName: Int32Array;
  /** The object of each entry. */
  readonly entryObject: Int32Array;
  /** 1 for trees that are a commit's root. */
  readonly isRoot: Uint8Array;
  readonly names: readonly string[];
  /** Paths of objects that only the index names. */
  readonly staged: ReadonlyMap<number, string>;
}

const MAX_DEPTH = 512;
const MAX_NAMES = 16;

/** Raw bytes of a path, held as latin-1, read as UTF-8. */
export function pathText(latin1: string): string {
  return /[\u0080-\u00ff]/u.test(latin1) ? Buffer.from(latin1, "latin1").toString("utf8") : latin1;
}

/** Says under which paths a blob is known: one for each different file name, so that rules that look at the name see it. */
export class PathHints {
  readonly #data: PathHintData;
  readonly #table: ObjectTable;
  readonly #directories = new Map<number, string>();

  constructor(data: PathHintData, table: ObjectTable) {
    this.#data = data;
    this.#table = table;
  }

  static from(
    graph: TreeGraph,
    entryObject: Int32Array,
    isRoot: Uint8Array,
    staged: ReadonlyMap<number, string>,
  ): PathHintData {
    const { parentStart, parentTree, parentName, names } = graph;
    return { parentStart, parentTree, parentName, entryObject, isRoot, names, staged };
  }

  /** At least one path; `(object) ID` for a blob that nothing names. */
  of(object: number): readonly string[] {
    const { parentStart, parentTree, parentName, names, staged } = this.#data;
    const seen = new Set<number>();
    const paths: string[] = [];
    for (let i = parentStart[object] ?? 0; i < (parentStart[object + 1] ?? 0) && seen.size < MAX_NAMES; i++) {
      const name = parentName[i] ?? 0;
      if (seen.has(name)) continue;
      seen.add(name);
      paths.push(pathText(this.#directory(parentTree[i] ?? 0) + (names[name] ?? "")));
    }
    if (paths.length > 0) return paths;
    return [staged.get(object) ?? `(object) ${this.#table.hex(object)}`];
  }

  /** The path of a tree with a slash at its end; empty for a root. Any one of several. */
  #directory(tree: number): string {
    const { parentStart, parentTree, parentName, names, entryObject, isRoot } = this.#data;
    const known = this.#directories.get(tree);
    if (known !== undefined) return known;
    let path = "";
    let entry = tree;
    for (let depth = 0; depth < MAX_DEPTH; depth++) {
      const object = entryObject[entry] ?? 0;
      const parent = parentStart[object] ?? 0;
      if (isRoot[object] === 1 || parent >= (parentStart[object + 1] ?? 0)) break;
      path = `${names[parentName[parent] ?? 0] ?? ""}/${path}`;
      entry = parentTree[parent] ?? 0;
    }
    if (this.#directories.size > 50_000) this.#directories.clear();
    this.#directories.set(tree, path);
    return path;
  }
}

import { Column } from "./column.ts";
import type { Families } from "./delta-families.ts";
import { type Materialised, type ObjectLoader, walkFamily } from "./family-walk.ts";

import { NameTable } from "./name-table.ts";
import { NAMED_BY_TREE, NOT_FETCHED } from "./unreadable.ts";

/** Set in a name's number when the entry is gone from the base instead of new. */
export const GONE: number = 0x4000_0000;

/**
 * How every tree differs from the tree it is stored as a delta of, in columns; a whole tree differs from
 * the empty one. All trees of a history fit: an edit changes few entries, however many a tree has.
 */
export interface TreeRecords {
  /** The trees' entries, in the order they were visited. */
  readonly trees: Int32Array;
  /** For each of them, where its records end; they begin where the previous one's ended. */
  readonly ends: Int32Array;
  /** The object an entry names. */
  readonly child: Int32Array;
  /** The number of its name, with {@link GONE} when it is not in this tree any more. */
  readonly name: Int32Array;
  /** Names as latin-1 strings of raw bytes. */
  readonly names: readonly string[];
}

/** Collects tree records; one for each thread. */
export class TreePass {
  readonly #loader: ObjectLoader;
  readonly #trees = new Column();
  readonly #ends = new Column();
  readonly #child = new Column();
  readonly #name = new Column();
  readonly #names = new NameTable();
  readonly #missing: string;
  readonly #absent = new Set<string>();

  constructor(loader: ObjectLoader, partial: boolean) {
    this.#loader = loader;
    this.#missing = partial || loader.store.promisor ? NOT_FETCHED : NAMED_BY_TREE;
  }

  /** Reads one family of trees. */
  async family(root: number, families: Families): Promise<void> {
    await walkFamily<null>(root, families, this.#loader, null, (tree) => this.#visit(tree));
  }

  result(): TreeRecords {
    return {
      trees: this.#trees.take(),
      ends: this.#ends.take(),
      child: this.#child.take(),
      name: this.#name.take(),
      names: this.#names.strings(),
    };
  }

  #visit(tree: Materialised<null>): null {
    const { kernel, store } = this.#loader;
    const idSize = store.table.idSize;
    const baseSize = tree.base?.size ?? 0;
    const out = kernel.scratch(2, (Math.floor((baseSize + tree.size) / idSize) + 1) * 12);
    const base = tree.base?.pointer ?? tree.pointer;
    const n = kernel.call.compareTrees(base, baseSize, tree.pointer, tree.size, idSize, out);
    if (n < 0) {
      const id = store.table.hex(store.entries.object[tree.entry] ?? 0);
      this.#loader.problems.add(id, "the tree is malformed");
    }
    for (let i = 0, word = out >> 2; i < n; i++, word += 3) {
      const added = kernel.words[word] === 1;
      const start = added ? tree.pointer : base;
      this.#record(start + (kernel.words[word + 1] ?? 0), start + (kernel.words[word + 2] ?? 0), added);
    }
    this.#trees.push(tree.entry);
    this.#ends.push(this.#child.length);
    return null;
  }

  #record(start: number, nul: number, added: boolean): void {
    const { kernel, store, problems } = this.#loader;
    const { bytes } = kernel;
    let at = start;
    while (at < nul && bytes[at] !== 0x20) at++;
    // 160000: a submodule's commit, which lives in another repository.
    if (bytes[start] === 0x31 && bytes[start + 1] === 0x36) return;
    const child = store.table.find(bytes, nul + 1);
    if (child < 0) {
      const id = added ? bytes.toString("hex", nul + 1, nul + 1 + store.table.idSize) : "";
      if (added && !this.#absent.has(id)) problems.add(id, this.#missing);
      this.#absent.add(id);
      return;
    }
    const name = this.#names.add(bytes, at + 1, nul);
    this.#child.push(child);
    this.#name.push(added ? name : name | GONE);
  }
}

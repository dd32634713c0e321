import { endOfDirectory, type IndexEntry } from "./index-entries.ts";
import type { GitIndex } from "./index-file.ts";
import type { ObjectReader } from "./object-reader.ts";
import { DIRECTORY, GITLINK, parseTree, type TreeEntry } from "./tree.ts";

/** A blob that the next commit will hold and HEAD does not hold at that path. */
export interface StagedBlob {
  /** Raw bytes as latin-1. */
  readonly path: string;
  readonly id: string;
  /** What HEAD has there, or null. */
  readonly before: string | null;
}

/** Says that a tree could not be read; the walk goes on as if it were empty. */
export type OnUnreadable = (id: string) => void;

const MAX_DEPTH = 2048;

/** Compares an index with the tree of HEAD. Directories whose tree the index knows are not read. */
export class StagedChanges {
  readonly #index: GitIndex;
  readonly #reader: ObjectReader;
  readonly #idSize: number;
  readonly #onUnreadable: OnUnreadable;
  readonly blobs: StagedBlob[] = [];

  constructor(
    index: GitIndex,
    headTree: string | null,
    reader: ObjectReader,
    idSize: number,
    onUnreadable: OnUnreadable,
  ) {
    this.#index = index;
    this.#reader = reader;
    this.#idSize = idSize;
    this.#onUnreadable = onUnreadable;
    this.#directory("", headTree, 0, index.entries.length, 0);
  }

  #directory(path: string, tree: string | null, from: number, to: number, depth: number): void {
    const cached = this.#index.trees.get(path);
    if (tree !== null && cached?.id === tree && cached.entries === to - from) return;
    const old = this.#tree(tree);
    const prefix = path === "" ? 0 : path.length + 1;
    const { entries } = this.#index;
    for (let i = from; i < to;) {
      const entry = entries.at(i);
      if (entry === undefined) return;
      const slash = entry.path.indexOf("/", prefix);
      if (slash < 0) {
        this.#file(entry, old.get(entry.path.slice(prefix)));
        i++;
      } else if (slash === entry.path.length - 1) {
        const before = old.get(entry.path.slice(prefix, slash));
        this.#sparse(entry.path, entry.id, before?.mode === DIRECTORY ? before.id : null, depth);
        i++;
      } else {
        const inner = entry.path.slice(0, slash + 1);
        const end = endOfDirectory(entries, inner, i + 1, to);
        const before = old.get(entry.path.slice(prefix, slash));
        const beforeTree = before?.mode === DIRECTORY ? before.id : null;
        if (depth < MAX_DEPTH) this.#directory(inner.slice(0, -1), beforeTree, i, end, depth + 1);
        i = end;
      }
    }
  }

  #file(entry: IndexEntry, before: TreeEntry | undefined): void {
    if (entry.intentToAdd || entry.mode === GITLINK || before?.id === entry.id) return;
    const isFile = before !== undefined && before.mode !== DIRECTORY && before.mode !== GITLINK;
    this.blobs.push({ path: entry.path, id: entry.id, before: isFile ? before.id : null });
  }

  /** A directory that a sparse index keeps as one entry. */
  #sparse(path: string, id: string, before: string | null, depth: number): void {
    if (id === before || depth > MAX_DEPTH) return;
    const old = this.#tree(before);
    for (const [name, entry] of this.#tree(id)) {
      const was = old.get(name);
      if (entry.id === was?.id || entry.mode === GITLINK) continue;
      const isTree = was?.mode === DIRECTORY;
      if (entry.mode === DIRECTORY) this.#sparse(`${path}${name}/`, entry.id, isTree ? was.id : null, depth + 1);
      else this.blobs.push({ path: path + name, id: entry.id, before: was === undefined || isTree ? null : was.id });
    }
  }

  #tree(id: string | null): Map<string, TreeEntry> {
    if (id === null) return new Map();
    const object = this.#reader.read(id);
    const entries = typeof object === "string" ? null : parseTree(object.content, this.#idSize);
    if (entries === null) this.#onUnreadable(id);
    return new Map((entries ?? []).map((entry) => [entry.name, entry]));
  }
}

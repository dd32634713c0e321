import type { ObjectReader } from "./object-reader.ts";
import { DIRECTORY, GITLINK, parseTree, type TreeEntry } from "./tree.ts";

/** A blob at a path, raw bytes as latin-1. */
export interface BlobAt {
  readonly path: string;
  readonly id: string;
}

const MAX_DEPTH = 2048;

/** Compares trees, reading only directories that differ. */
export class TreeChanges {
  readonly #reader: ObjectReader;
  readonly #idSize: number;
  readonly #onUnreadable: (id: string) => void;
  readonly #cache = new Map<string, ReadonlyMap<string, TreeEntry>>();

  constructor(reader: ObjectReader, idSize: number, onUnreadable: (id: string) => void) {
    this.#reader = reader;
    this.#idSize = idSize;
    this.#onUnreadable = onUnreadable;
  }

  /** Blobs that `tree` has at a path where none of `others` has the same blob. Without others, all of them. */
  newIn(tree: string, others: readonly string[]): BlobAt[] {
    const out: BlobAt[] = [];
    this.#compare("", tree, others, out, 0);
    return out;
  }

  /** The blob at a path, or null. */
  blobAt(tree: string, path: string): string | null {
    let id = tree;
    const names = path.split("/");
    for (const [depth, name] of names.entries()) {
      const entry = this.#tree(id).get(name);
      const isLast = depth === names.length - 1;
      if (entry === undefined || entry.mode === GITLINK || (entry.mode === DIRECTORY) === isLast) return null;
      ({ id } = entry);
    }
    return id;
  }

  #compare(prefix: string, tree: string, others: readonly string[], out: BlobAt[], depth: number): void {
    if (others.includes(tree) || depth > MAX_DEPTH) return;
    const old = others.map((other) => this.#tree(other));
    for (const [name, entry] of this.#tree(tree)) {
      if (entry.mode === GITLINK || old.some((map) => map.get(name)?.id === entry.id)) continue;
      if (entry.mode !== DIRECTORY) {
        out.push({ path: prefix + name, id: entry.id });
        continue;
      }
      const below = old.map((map) => map.get(name)).filter((other) => other?.mode === DIRECTORY);
      this.#compare(
        `${prefix}${name}/`,
        entry.id,
        below.map((other) => other?.id ?? ""),
        out,
        depth + 1,
      );
    }
  }

  #tree(id: string): ReadonlyMap<string, TreeEntry> {
    const known = this.#cache.get(id);
    if (known !== undefined) return known;
    const object = this.#reader.read(id);
    const entries = typeof object === "string" ? null : parseTree(object.content, this.#idSize);
    if (entries === null) this.#onUnreadable(id);
    const map = new Map((entries ?? []).map((entry) => [entry.name, entry]));
    if (this.#cache.size > 5000) this.#cache.clear();
    this.#cache.set(id, map);
    return map;
  }
}

import { CLEAN, HOLDS, UNKNOWN } from "./blob-pass.ts";
import { KEY_BYTES, type KnownObjects } from "./history-cache.ts";
import type { ObjectTable } from "./object-table.ts";
import type { Holder } from "./text-pass.ts";
import type { TreeGraph } from "./tree-graph.ts";

/**
 * Names objects for the cache: by content and by the file names under which they are known, since rules look at names. A
 * blob that gets another name is another thing to judge.
 */
export class ObjectKeys {
  readonly #table: ObjectTable;
  readonly #graph: TreeGraph;
  readonly #hashes: Int32Array;

  constructor(table: ObjectTable, graph: TreeGraph) {
    this.#table = table;
    this.#graph = graph;
    this.#hashes = Int32Array.from(graph.names, hashOf);
  }

  /** The key of an object, written to `target` at `at`. */
  write(object: number, target: Buffer, at: number): void {
    const { parentStart, parentName } = this.#graph;
    const { ids, idSize } = this.#table;
    ids.copy(target, at, object * idSize, object * idSize + 12);
    let names = 0;
    let last = -1;
    const seen: number[] = [];
    for (let i = parentStart[object] ?? 0; i < (parentStart[object + 1] ?? 0); i++) {
      const name = parentName[i] ?? 0;
      if (name === last || seen.includes(name)) continue;
      last = name;
      if (seen.length < 64) seen.push(name);
      names = (names + (this.#hashes[name] ?? 0)) | 0;
    }
    target.writeInt32BE(names, at + 12);
  }

  keyOf(object: number): Buffer {
    const key = Buffer.alloc(KEY_BYTES);
    this.write(object, key, 0);
    return key;
  }

  /** Marks what an earlier run knows, and returns the holders among it. */
  mark(known: Uint8Array, earlier: KnownObjects): Holder[] {
    const holders: Holder[] = [];
    if (earlier.clean.length === 0 && earlier.holds.size === 0) return holders;
    const set = new KeySet(earlier.clean);
    const key = Buffer.alloc(KEY_BYTES);
    for (let object = 0; object < this.#table.count; object++) {
      if (known[object] !== UNKNOWN) continue;
      this.write(object, key, 0);
      if (set.has(key)) known[object] = CLEAN;
      else if (earlier.holds.size > 0) {
        const fingerprints = earlier.holds.get(key.toString("hex"));
        if (fingerprints === undefined) continue;
        known[object] = HOLDS;
        holders.push({ object, fingerprints });
      }
    }
    return holders;
  }

  /** Keys of everything that is known to hold nothing. */
  clean(known: Uint8Array): Buffer {
    let count = 0;
    for (const state of known) if (state === CLEAN) count++;
    const keys = Buffer.alloc(count * KEY_BYTES);
    let at = 0;
    for (let object = 0; object < this.#table.count; object++) {
      if (known[object] !== CLEAN) continue;
      this.write(object, keys, at);
      at += KEY_BYTES;
    }
    return keys;
  }
}

/** A 32-bit FNV-1a hash of a name. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash | 0;
}

/** Keys in an open hash over their first bytes. */
class KeySet {
  readonly #keys: Buffer;
  readonly #slots: Int32Array;
  readonly #mask: number;

  constructor(keys: Buffer) {
    this.#keys = keys;
    const count = Math.floor(keys.length / KEY_BYTES);
    let slots = 64;
    while (slots < count * 2) slots *= 2;
    this.#slots = new Int32Array(slots).fill(-1);
    this.#mask = slots - 1;
    for (let i = 0; i < count; i++) {
      let slot = keys.readInt32LE(i * KEY_BYTES) & this.#mask;
      while ((this.#slots[slot] ?? -1) >= 0) slot = (slot + 1) & this.#mask;
      this.#slots[slot] = i;
    }
  }

  has(key: Buffer): boolean {
    for (let slot = key.readInt32LE(0) & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const at = this.#slots[slot] ?? -1;
      if (at < 0) return false;
      if (key.compare(this.#keys, at * KEY_BYTES, (at + 1) * KEY_BYTES) === 0) return true;
    }
  }
}

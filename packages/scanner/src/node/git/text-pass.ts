import { committedAt, idLines, parseTag, writtenParts, writtenText } from "./commit.ts";
import { CommitCollector } from "./commit-list.ts";
import type { Families } from "./delta-families.ts";
import { type Materialised, type ObjectLoader, walkFamily } from "./family-walk.ts";
import { COMMIT } from "./object-id.ts";
import { fingerprintsIn, type ScanEngine } from "./scan-engine.ts";

/** A tag object and what it names. */
export interface TagRecord {
  readonly object: number;
  /** The id in hex. */
  readonly target: string;
}

/** Which credentials an object holds, by fingerprint. */
export interface Holder {
  readonly object: number;
  readonly fingerprints: readonly string[];
}

/** The path under which the engine sees an object's own text. */
export function textPath(kind: number, id: string): string {
  return kind === COMMIT ? `(commit message) ${id}` : `(tag message) ${id}`;
}

/** True when the engine's prefilter fires on anything that a person wrote into a commit or tag. */
export function mayHoldText(engine: ScanEngine, bytes: Buffer): boolean {
  return writtenParts(bytes).some(([start, end]) => {
    const part = bytes.subarray(start, end); // ids beside it must not be looked at
    try {
      return engine.prefilter(part, 0, part.length);
    } catch {
      return true; // the engine then fails on the whole text too, and that is noted
    }
  });
}

/** Reads commits and tags: their links, and what people wrote into them. */
export class TextPass {
  readonly commits: CommitCollector = new CommitCollector();
  readonly tags: TagRecord[] = [];
  readonly holders: Holder[] = [];
  readonly #loader: ObjectLoader;
  readonly #engine: ScanEngine;
  readonly #id: Uint8Array = new Uint8Array(32);
  readonly #mine: (object: number) => boolean;

  /** @param mine tells which objects' texts this run judges; the others are read for their links alone */
  constructor(loader: ObjectLoader, engine: ScanEngine, mine: (object: number) => boolean) {
    this.#loader = loader;
    this.#engine = engine;
    this.#mine = mine;
  }

  async family(root: number, families: Families): Promise<void> {
    await walkFamily<null>(root, families, this.#loader, null, (object) => this.#visit(object));
  }

  #visit(made: Materialised<null>): null | Promise<null> {
    const { store, kernel } = this.#loader;
    const bytes = kernel.bytes.subarray(made.pointer, made.pointer + made.size);
    const object = store.entries.object[made.entry] ?? 0;
    const kind = store.entries.kind[made.entry] ?? 0;
    if (kind === COMMIT) this.#commit(object, bytes);
    else this.tags.push({ object, target: parseTag(bytes).object });
    if (!this.#mine(object)) return null;
    if (!mayHoldText(this.#engine, bytes)) return null;
    return this.#judge(object, kind, writtenText(bytes));
  }

  async #judge(object: number, kind: number, text: Buffer): Promise<null> {
    const id = this.#loader.store.table.hex(object);
    try {
      const fingerprints = [...new Set(await fingerprintsIn(this.#engine, text, textPath(kind, id)))];
      if (fingerprints.length > 0) this.holders.push({ object, fingerprints });
    } catch {
      this.#loader.problems.add(id, "the object's content could not be scanned");
    }
    return null;
  }

  #commit(object: number, bytes: Buffer): void {
    const { table } = this.#loader.store;
    const { tree, parents } = idLines(bytes, table.idSize * 2);
    for (const at of parents) {
      const parent = this.#find(bytes, at);
      if (parent >= 0) this.commits.parent(parent);
      else this.commits.missing(object, bytes.toString("latin1", at, at + table.idSize * 2));
    }
    const root = tree < 0 ? -1 : this.#find(bytes, tree);
    this.commits.add(object, root, committedAt(bytes));
  }

  /** The object whose id stands in hex at `at`, or -1. */
  #find(bytes: Buffer, at: number): number {
    const { table } = this.#loader.store;
    for (let i = 0; i < table.idSize; i++) {
      const value = digit(bytes[at + i * 2] ?? 0) * 16 + digit(bytes[at + i * 2 + 1] ?? 0);
      if (value < 0) return -1;
      this.#id[i] = value;
    }
    return table.find(this.#id, 0);
  }
}

function digit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  return byte >= 0x61 && byte <= 0x66 ? byte - 0x57 : -1000;
}

import { parseCommit, parseTag, writtenParts, writtenText } from "./commit.ts";
import type { Families } from "./delta-families.ts";
import { type Materialised, type ObjectLoader, walkFamily } from "./family-walk.ts";
import { COMMIT } from "./object-id.ts";
import type { ScanEngine } from "./scan-engine.ts";

/** A commit as attribution needs it: object numbers, -1 for what the repository does not have. */
export interface CommitRecord {
  readonly object: number;
  readonly tree: number;
  readonly parents: readonly number[];
  /** Ids of parents that are not here. */
  readonly missing: readonly string[];
  /** Committer date in seconds. */
  readonly committed: number;
}

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

/** Reads commits and tags: their links, and what people wrote into them. */
export class TextPass {
  readonly commits: CommitRecord[] = [];
  readonly tags: TagRecord[] = [];
  readonly holders: Holder[] = [];
  readonly #loader: ObjectLoader;
  readonly #engine: ScanEngine;
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
    if (!writtenParts(bytes).some(([start, end]) => this.#engine.prefilter(bytes, start, end))) return null;
    return this.#judge(object, kind, writtenText(bytes));
  }

  async #judge(object: number, kind: number, text: Buffer): Promise<null> {
    const id = this.#loader.store.table.hex(object);
    try {
      const findings = await this.#engine.scanBytes(text, textPath(kind, id));
      const fingerprints = [...new Set(findings.map((finding) => finding.fingerprint))];
      if (fingerprints.length > 0) this.holders.push({ object, fingerprints });
    } catch {
      this.#loader.problems.add(id, "the object's content could not be scanned");
    }
    return null;
  }

  #commit(object: number, bytes: Buffer): void {
    const { table } = this.#loader.store;
    const { tree, parents, committed } = parseCommit(bytes);
    const found = parents.map((id) => table.findHex(id));
    const missing = parents.filter((_, i) => (found[i] ?? -1) < 0);
    this.commits.push({ object, tree: table.findHex(tree), parents: found.filter((p) => p >= 0), missing, committed });
  }
}

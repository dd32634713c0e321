import { BlobPass, type BlobStats, FOREIGN } from "./blob-pass.ts";
import type { CommitColumns } from "./commit-list.ts";
import { ObjectLoader, type WorkBudget } from "./family-walk.ts";
import { GitObjects } from "./git-objects.ts";
import { PackKernel } from "./kernel.ts";
import { LargeObjects } from "./large-object.ts";
import { BLOB, TREE } from "./object-id.ts";
import { ObjectReader } from "./object-reader.ts";
import type { ObjectStore } from "./object-store.ts";
import { GIT } from "./pack-entries.ts";
import { type PathHintData, PathHints } from "./path-hints.ts";
import { Problems } from "./problems.ts";
import type { ScanEngine } from "./scan-engine.ts";
import { type Holder, type TagRecord, TextPass } from "./text-pass.ts";
import type { ThreadWork } from "./thread-work.ts";
import { TreePass, type TreeRecords } from "./tree-pass.ts";

/** What the first pass brings. */
export interface StructurePart {
  readonly trees: TreeRecords;
  readonly commits: CommitColumns;
  readonly tags: readonly TagRecord[];
  readonly holders: readonly Holder[];
}

/** What the second pass brings. */
export interface BlobPart {
  readonly holders: readonly Holder[];
  readonly stats: BlobStats;
}

/** One thread of a scan, the main one included. Claims families until none is left. */
export class HistoryThread {
  readonly problems: Problems = new Problems();
  readonly #store: ObjectStore;
  readonly #work: ThreadWork;
  readonly #engine: ScanEngine;
  readonly #loader: ObjectLoader;
  readonly #git: GitObjects;
  readonly #reader: ObjectReader;

  constructor(store: ObjectStore, work: ThreadWork, engine: ScanEngine, budget: WorkBudget) {
    this.#store = store;
    this.#work = work;
    this.#engine = engine;
    this.#loader = new ObjectLoader(store, new PackKernel(), this.problems, budget);
    this.#git = new GitObjects(store.places, store.format);
    this.#reader = new ObjectReader({ ...store.places, format: store.format });
  }

  /** Ends what it started. Nothing may be asked of it afterwards. */
  close(): void {
    this.#git.close();
    this.#reader.close();
  }

  /** Reads all trees, commits and tags. */
  async readStructure(onFamily: () => Promise<void> | undefined): Promise<StructurePart> {
    const { families, known } = this.#work;
    const trees = new TreePass(this.#loader, this.#work.partial);
    const texts = new TextPass(this.#loader, this.#engine, (object) => known[object] !== FOREIGN);
    await this.#claim(0, onFamily, async (root, kind) => {
      if (kind === TREE) await trees.family(root, families);
      else if (kind !== BLOB) await texts.family(root, families);
    });
    return { trees: trees.result(), commits: texts.commits.result(), tags: texts.tags, holders: texts.holders };
  }

  /** Judges the texts of all commits and tags, those of other shards too. */
  async judgeTexts(onFamily: () => Promise<void> | undefined): Promise<readonly Holder[]> {
    const texts = new TextPass(this.#loader, this.#engine, () => true);
    await this.#claim(0, onFamily, async (root, kind) => {
      if (kind !== TREE && kind !== BLOB) await texts.family(root, this.#work.families);
    });
    return texts.holders;
  }

  /** Judges all blobs. */
  async judgeBlobs(hints: PathHintData, onFamily: () => Promise<void> | undefined): Promise<BlobPart> {
    const { families, known, skip, full } = this.#work;
    const paths = new PathHints(hints, this.#store.table);
    const pass = new BlobPass(this.#loader, {
      engine: this.#engine,
      pathsOf: (object) => paths.of(object),
      known,
      full,
    });
    const large = new LargeObjects(this.#reader, this.#git);
    await this.#claim(1, onFamily, async (root, kind) => {
      if (kind === BLOB) await pass.family(root, families, (entry) => skip[entry] === 1);
      for (const entry of this.#loader.large.splice(0)) if (skip[entry] !== 1) await pass.large(entry, large);
    });
    return { holders: pass.holders, stats: pass.stats };
  }

  async #claim(
    pass: 0 | 1,
    onFamily: () => Promise<void> | undefined,
    read: (root: number, kind: number) => Promise<void>,
  ): Promise<void> {
    const { families, claims, skip } = this.#work;
    const { kind, source } = this.#store.entries;
    for (;;) {
      const next = Atomics.add(claims, pass, 1);
      const root = families.roots[next];
      if (root === undefined) return;
      const isWanted = pass === 0 ? kind[root] !== BLOB : kind[root] === BLOB && skip[root] !== 1;
      if (source[root] === GIT && isWanted) await this.#loader.fetch(root, this.#git);
      await read(root, kind[root] ?? 0);
      const pause = onFamily();
      if (pause !== undefined) await pause;
    }
  }
}

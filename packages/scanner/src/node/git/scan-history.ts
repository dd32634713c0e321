import { join } from "node:path";
import { compareFindings, type Finding } from "@keyguard/core";
import { keepHeapSmall, runFrugally } from "../heap.ts";
import { FOREIGN, HOLDS, UNKNOWN } from "./blob-pass.ts";
import type { HistoryScan, HistoryStats } from "./git-scan.ts";
import { HistoryCache, holdersByKey } from "./history-cache.ts";
import { readIndex } from "./index-file.ts";
import { type HistoryProgress, ProgressTeller } from "./history-progress.ts";
import { HistoryThread } from "./history-thread.ts";
import type { Shard } from "./shard.ts";
import { BLOB } from "./object-id.ts";
import { ObjectKeys } from "./object-keys.ts";
import { closeStore, type ObjectStore, openStore } from "./object-store.ts";
import { type PathHintData, PathHints, pathText } from "./path-hints.ts";
import { Problems } from "./problems.ts";
import { readRefs, type Refs } from "./refs.ts";
import { type GitEnvironment, openRepository, type Repository } from "./repository.ts";
import type { EngineModule, ScanEngine } from "./scan-engine.ts";
import { stateOf } from "./repository-state.ts";
import { Structure } from "./structure.ts";
import type { Holder } from "./text-pass.ts";
import type { HoldingObject } from "./purge.ts";
import { ThreadPool } from "./thread-pool.ts";
import { markSkips, prepareWork, type ThreadWork } from "./thread-work.ts";
import { type ReadHistory, traceFindings } from "./trace-findings.ts";
import { GITLINK } from "./tree.ts";
import { isLasting } from "./unreadable.ts";

/** How a history is scanned. */
export interface ScanHistoryOptions {
  readonly engine: ScanEngine;
  /** How other threads make the same engine; without it one thread does all. */
  readonly engineModule?: EngineModule;
  /** Threads, the calling one among them. Default 1. */
  readonly threads?: number;
  /** The worker's file, where a bundle has moved it. */
  readonly workerUrl?: URL;
  /** git's own variables, as its hooks set them. */
  readonly environment?: GitEnvironment;
  /** This run's part of the objects. */
  readonly shard?: Shard;
  /** Looks at every blob whole; slow, for proofs. */
  readonly full?: boolean;
  /** Where what is learned is kept for the next run; see `defaultCacheDirectory`. Nothing is kept without it. */
  readonly cacheDirectory?: string;
  readonly onProgress?: (progress: HistoryProgress) => void;
  /** Told of every object that holds a credential. */
  readonly onHolder?: (holder: HoldingObject) => void;
  /** Stops the scan; what was found so far is returned, as incomplete. */
  readonly signal?: AbortSignal;
}

/** Most bytes that may be made from one byte of a pack, and what is always allowed. Real histories stay under a tenth of it. */
const EXPANSION = 1000;
const ALWAYS_ALLOWED = 4 * 1024 ** 3;

/**
 * Scans everything that a repository holds: every object, packed or loose, reachable or not, and what people wrote
 * into commits and tags. Runs no git, fetches nothing, changes nothing.
 *
 * What cannot be read is listed in `skipped` and makes the result incomplete; it is never passed over in silence.
 *
 * @param path a work tree or any directory in one, a bare repository, or a git directory
 * @throws {KeyguardError} `KG_GIT_NOT_A_REPOSITORY` when there is none
 */
export async function scanHistory(path: string, options: ScanHistoryOptions): Promise<HistoryScan> {
  const repository = openRepository(path, options.environment);
  const endFrugally = runFrugally();
  const scan = new HistoryScanRun(repository, options);
  try {
    return await scan.run();
  } finally {
    await scan.close();
    endFrugally();
  }
}

/** One scan from its opening to its findings. */
class HistoryScanRun {
  readonly #repository: Repository;
  readonly #options: ScanHistoryOptions;
  readonly #problems = new Problems();
  readonly #notes: string[] = [];
  readonly #pool: ThreadPool;
  readonly #threads: number;
  readonly #cache: HistoryCache | null;
  readonly #progress: ProgressTeller;
  #store: ObjectStore | undefined;
  #main: HistoryThread | undefined;

  constructor(repository: Repository, options: ScanHistoryOptions) {
    this.#repository = repository;
    this.#options = options;
    this.#threads = options.engineModule === undefined ? 1 : Math.max(1, options.threads ?? 1);
    const { engineModule: module, workerUrl, cacheDirectory } = options;
    this.#cache =
      cacheDirectory === undefined
        ? null
        : new HistoryCache(cacheDirectory, repository.commonDir, options.engine.digest);
    this.#pool = new ThreadPool({ threads: this.#threads, module, workerUrl }, this.#problems);
    this.#progress = new ProgressTeller(options.onProgress);
  }

  async close(): Promise<void> {
    await this.#pool.close();
    this.#main?.close();
    if (this.#store !== undefined) closeStore(this.#store);
  }

  async run(): Promise<HistoryScan> {
    // Refs first: what they name must then be among the objects that are listed after.
    const refs = readRefs(this.#repository, this.#problems);
    const state =
      this.#cache === null
        ? ""
        : stateOf(this.#repository, refs, [this.#options.shard ?? null, this.#options.full === true]);
    // A remembered result does not name the objects.
    const cached = this.#options.onHolder === undefined ? (this.#cache?.result(state) ?? null) : null;
    if (cached !== null) return cached;
    const store = openStore(this.#repository, this.#problems, (done, total) =>
      this.#progress.tell("reading packs", undefined, { done, total }),
    );
    this.#store = store;
    const { objects, reasons } = store.throughGit;
    if (objects > 0) this.#notes.push(`${objects} objects were read through git: ${reasons.join("; ")}`);
    const { shard, full = false } = this.#options;
    const work = prepareWork(store, { shard, full, partial: this.#repository.partial }, this.#problems);
    keepHeapSmall(); // what sorting took
    const bytes = ALWAYS_ALLOWED + store.packedBytes * EXPANSION;
    const main = new HistoryThread(store, work, this.#options.engine, { bytes });
    this.#main = main;
    const { structure, texts } = await this.#structure(store, work, bytes, main, refs);
    if (structure.commits.object.length === 0) this.#notes.push("the repository has no commits yet");
    const hints = structure.pathHints(stagedPaths(this.#repository, store));
    const keys = new ObjectKeys(store.table, structure.trees);
    const { holders, stats } = await this.#judge(store, work, main, keys, hints, texts);
    this.#problems.merge(main.problems.take());
    const history = { repository: this.#repository, store, structure, refs, hints, holders };
    if (this.#options.onHolder !== undefined) tellHolders(history, this.#options.onHolder);
    const findings = await this.#findings(history);
    const scan: HistoryScan = {
      findings: findings.sort(compareFindings),
      skipped: this.#problems.list(),
      complete: this.#problems.size === 0,
      notes: this.#notes,
      stats: {
        objects: store.table.count,
        packs: store.descriptors.length,
        packedBytes: store.packedBytes,
        commits: structure.commits.object.length,
        ...stats,
        threads: this.#threads,
        path: store.throughGit.objects > 0 ? "pack reader and git" : "pack reader",
      },
    };
    await this.#remember(state, scan, keys, work.known, holders);
    return { ...scan, notes: [...scan.notes, ...(this.#cache?.notes ?? [])] };
  }

  /** Joins what the threads read. A function of its own, so that their parts are let go. */
  async #structure(
    store: ObjectStore,
    work: ThreadWork,
    bytes: number,
    main: HistoryThread,
    refs: Refs,
  ): Promise<{ structure: Structure; texts: readonly Holder[] }> {
    const parts = await this.#pool.structure(store, work, bytes, main, () => this.#pause(work, 0));
    const structure = new Structure(store, parts, refs, this.#repository, this.#problems);
    return { structure, texts: parts.flatMap((part) => part.holders) };
  }

  /** Judges blobs: this shard's first, and when it holds anything all others too, so that what is said of a credential is whole. */
  async #judge(
    store: ObjectStore,
    work: ThreadWork,
    main: HistoryThread,
    keys: ObjectKeys,
    hints: PathHintData,
    texts: readonly Holder[],
  ): Promise<{ holders: Holder[]; stats: JudgeStats }> {
    const earlier = this.#cache?.objects() ?? { clean: Buffer.alloc(0), holds: new Map<string, readonly string[]>() };
    const holders = [...texts];
    const stats = { blobs: 0, blobBytes: 0, lookedBytes: 0, judged: 0 };
    const pass = async (): Promise<void> => {
      holders.push(...keys.mark(work.known, earlier));
      markSkips(store, work.known, work.skip);
      for (const part of await this.#pool.blobs(hints, main, () => this.#pause(work, 1))) {
        holders.push(...part.holders);
        stats.blobs += part.stats.blobs;
        stats.blobBytes += part.stats.bytes;
        stats.lookedBytes += part.stats.looked;
        stats.judged += part.stats.scanned;
      }
    };
    await pass();
    this.#progress.beginAnew();
    if (this.#options.shard === undefined || holders.length === 0) return { holders, stats };
    const own = new Set(holders.flatMap(({ fingerprints }) => fingerprints));
    for (const [object, state] of work.known.entries()) if (state === FOREIGN) work.known[object] = UNKNOWN;
    work.claims.fill(0);
    for (const part of await this.#pool.texts(main, () => this.#pause(work, 0))) holders.push(...part);
    await pass();
    return {
      holders: holders.map((holder) => only(holder, own)).filter(({ fingerprints }) => fingerprints.length > 0),
      stats,
    };
  }

  async #findings(history: ReadHistory): Promise<Finding[]> {
    if (history.holders.length === 0) return [];
    this.#progress.tell("tracing origins");
    return traceFindings(history, this.#options.engine, this.#problems);
  }

  /** Keeps what was learned, unless something went wrong that a next run may not meet. */
  async #remember(
    state: string,
    scan: HistoryScan,
    keys: ObjectKeys,
    known: Uint8Array,
    holders: readonly Holder[],
  ): Promise<void> {
    if (this.#cache === null || this.#options.signal?.aborted === true || this.#options.shard !== undefined) return;
    const isLast = scan.skipped.every(({ reason }) => isLasting(reason));
    const blobs = holders.filter(({ object }) => known[object] === HOLDS);
    const holds = holdersByKey(blobs, (object) => keys.keyOf(object));
    await this.#cache.save(isLast ? state : null, scan, { clean: keys.clean(known), holds });
  }

  #lastPause = 0;

  /** Lets signals, timers and progress in, now and then. An interrupted scan claims nothing more and tells what it has. */
  #pause(work: ThreadWork, pass: 0 | 1): Promise<void> | undefined {
    const now = performance.now();
    if (now - this.#lastPause < 100) return undefined;
    this.#lastPause = now;
    keepHeapSmall();
    if (this.#options.signal?.aborted === true) {
      this.#problems.add("the repository", "the scan was interrupted");
      for (const counter of [0, 1]) Atomics.store(work.claims, counter, work.families.roots.length);
    }
    if (this.#store !== undefined) this.#progress.tellPass(work, this.#store.entries, pass);
    return new Promise((resolve) => setImmediate(resolve));
  }
}

/** Counts of judging. */
type JudgeStats = Pick<HistoryStats, "blobs" | "blobBytes" | "lookedBytes" | "judged">;

function only({ object, fingerprints }: Holder, own: ReadonlySet<string>): Holder {
  return { object, fingerprints: fingerprints.filter((fingerprint) => own.has(fingerprint)) };
}

function tellHolders(
  { store, structure, hints, holders }: ReadHistory,
  tell: NonNullable<ScanHistoryOptions["onHolder"]>,
): void {
  const paths = new PathHints(hints, store.table);
  for (const { object, fingerprints } of holders) {
    const isBlob = store.entries.kind[structure.firstEntry[object] ?? 0] === BLOB;
    tell({ id: store.table.hex(object), paths: isBlob ? paths.of(object) : [], fingerprints });
  }
}

/** Paths of blobs that the index names: of some, nothing else tells a path. */
function stagedPaths({ gitDir, format }: Repository, store: ObjectStore): Map<number, string> {
  const staged = new Map<number, string>();
  const index = readIndex(join(gitDir, "index"), gitDir, format);
  // An index that cannot be read hides nothing here: its blobs are objects like all others.
  for (const { id, path, mode } of typeof index === "string" ? [] : index.entries) {
    const object = mode === GITLINK ? -1 : store.table.findHex(id);
    if (object >= 0) staged.set(object, pathText(path));
  }
  return staged;
}

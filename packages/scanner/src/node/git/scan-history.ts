import { join } from "node:path";
import { compareFindings, type Finding } from "@keyguard/core";
import { keepHeapSmall, runFrugally } from "../heap.ts";
import { Attribution, CredentialSets, markReach } from "./attribution.ts";
import { FOREIGN, HOLDS, UNKNOWN } from "./blob-pass.ts";
import { CommitGraph } from "./commit-graph.ts";
import { linkFamilies } from "./delta-families.ts";
import type { HistoryScan, HistoryStats } from "./git-scan.ts";
import { HistoryCache, holdersByKey } from "./history-cache.ts";
import { HistoryFindings } from "./history-findings.ts";
import { readIndex } from "./index-file.ts";
import { HistoryThread, markSkips, type ThreadWork } from "./history-thread.ts";
import { inShard, type Shard } from "./shard.ts";
import { BLOB } from "./object-id.ts";
import { ObjectKeys } from "./object-keys.ts";
import { withObjects } from "./large-object.ts";
import { closeStore, type ObjectStore, openStore } from "./object-store.ts";
import { type PathHintData, PathHints, pathText } from "./path-hints.ts";
import { Problems } from "./problems.ts";
import { readRefs, type Refs } from "./refs.ts";
import { type GitEnvironment, openRepository, type Repository } from "./repository.ts";
import type { EngineModule, ScanEngine } from "./scan-engine.ts";
import { stateOf } from "./repository-state.ts";
import { Signatures } from "./signatures.ts";
import { Structure } from "./structure.ts";
import type { Holder } from "./text-pass.ts";
import type { HoldingObject } from "./purge.ts";
import { ThreadPool } from "./thread-pool.ts";
import { GITLINK } from "./tree.ts";
import { type Amount, WorkAmounts } from "./work-amounts.ts";

/** How far a scan is. */
export interface HistoryProgress {
  readonly phase: "reading packs" | "reading commits and trees" | "scanning content" | "tracing origins";
  /** Of this phase. Reading packs counts bytes alone. */
  readonly objects: Amount;
  /** Bytes as they are stored, of this phase. */
  readonly bytes: Amount;
  /** About how much of the whole scan is done, from 0 to 1. */
  readonly share: number;
}

/** About how much of the time each phase takes, of real histories. */
const PHASES = [
  ["reading packs", 0.06],
  ["reading commits and trees", 0.12],
  ["scanning content", 0.78],
  ["tracing origins", 0.04],
] as const;

const NOTHING: Amount = { done: 0, total: 0 };

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
      this.#tell("reading packs", NOTHING, { done, total }),
    );
    this.#store = store;
    const { objects, reasons } = store.throughGit;
    if (objects > 0) this.#notes.push(`${objects} objects were read through git: ${reasons.join("; ")}`);
    const work = this.#work(store);
    keepHeapSmall(); // what sorting took
    const bytes = ALWAYS_ALLOWED + store.packedBytes * EXPANSION;
    const main = new HistoryThread(store, work, this.#options.engine, { bytes });
    this.#main = main;
    const { structure, texts } = await this.#structure(store, work, bytes, main, refs);
    if (structure.commits.object.length === 0) this.#notes.push("the repository has no commits yet");
    const hints = structure.pathHints(this.#staged(store));
    const keys = new ObjectKeys(store.table, structure.trees);
    const { holders, stats } = await this.#judge(store, work, main, keys, hints, texts);
    this.#problems.merge(main.problems.take());
    this.#tellHolders(store, structure, hints, holders);
    const findings = await this.#findings(store, structure, holders, hints, refs);
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
    this.#amounts.length = 0; // all others are counted anew
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

  #tellHolders(store: ObjectStore, structure: Structure, hints: PathHintData, holders: readonly Holder[]): void {
    const { onHolder } = this.#options;
    if (onHolder === undefined) return;
    const paths = new PathHints(hints, store.table);
    for (const { object, fingerprints } of holders) {
      const isBlob = store.entries.kind[structure.firstEntry[object] ?? 0] === BLOB;
      onHolder({ id: store.table.hex(object), paths: isBlob ? paths.of(object) : [], fingerprints });
    }
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
    const passing = scan.skipped.some(({ reason }) => /could not|cannot be read|changed|its thread/u.test(reason));
    const blobs = holders.filter(({ object }) => known[object] === HOLDS);
    const holds = holdersByKey(blobs, (object) => keys.keyOf(object));
    await this.#cache.save(passing ? null : state, scan, { clean: keys.clean(known), holds });
  }

  #work(store: ObjectStore): ThreadWork {
    const families = linkFamilies(store.entries, store.table, this.#problems);
    const known = new Uint8Array(new SharedArrayBuffer(Math.max(1, store.table.count)));
    const { shard } = this.#options;
    if (shard !== undefined) markForeign(shard, store, known);
    return {
      families,
      claims: new Int32Array(new SharedArrayBuffer(8)),
      known,
      skip: new Uint8Array(new SharedArrayBuffer(Math.max(1, store.entries.count))),
      partial: this.#repository.partial,
      full: this.#options.full === true,
    };
  }

  /** Paths of blobs that the index names: of some, nothing else tells a path. */
  #staged(store: ObjectStore): Map<number, string> {
    const staged = new Map<number, string>();
    const { gitDir, format } = this.#repository;
    const index = readIndex(join(gitDir, "index"), gitDir, format);
    // An index that cannot be read hides nothing here: its blobs are objects like all others.
    for (const { id, path, mode } of typeof index === "string" ? [] : index.entries) {
      const object = mode === GITLINK ? -1 : store.table.findHex(id);
      if (object >= 0) staged.set(object, pathText(path));
    }
    return staged;
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
    if (this.#options.onProgress !== undefined) this.#tellPass(work, pass);
    return new Promise((resolve) => setImmediate(resolve));
  }

  readonly #amounts: (WorkAmounts | undefined)[] = [];

  #tellPass(work: ThreadWork, pass: 0 | 1): void {
    const entries = this.#store?.entries;
    if (entries === undefined) return;
    // Added up when first asked for: only then is it known which blobs need no look.
    const amounts = (this.#amounts[pass] ??= new WorkAmounts(work.families, entries, (entry) =>
      pass === 0 ? entries.kind[entry] !== BLOB : entries.kind[entry] === BLOB && work.skip[entry] !== 1,
    ));
    const { objects, bytes } = amounts.at(Atomics.load(work.claims, pass));
    this.#tell(pass === 0 ? "reading commits and trees" : "scanning content", objects, bytes);
  }

  #tell(phase: HistoryProgress["phase"], objects: Amount, bytes: Amount): void {
    if (this.#options.onProgress === undefined) return;
    let before = 0;
    for (const [name, share] of PHASES) {
      if (name === phase) {
        const own = bytes.total === 0 ? 0 : bytes.done / bytes.total;
        this.#options.onProgress({ phase, objects, bytes, share: before + share * own });
        return;
      }
      before += share;
    }
  }

  async #findings(
    store: ObjectStore,
    structure: Structure,
    holders: readonly Holder[],
    hintData: PathHintData,
    refs: Refs,
  ): Promise<Finding[]> {
    if (holders.length === 0) return [];
    this.#tell("tracing origins", NOTHING, NOTHING);
    const fingerprints = [...new Set(holders.flatMap((holder) => holder.fingerprints))].sort();
    const numbers = new Map(fingerprints.map((fingerprint, number) => [fingerprint, number]));
    const sets = new CredentialSets();
    const leafOf = new Int32Array(store.table.count);
    const byCredential = new Map<number, number[]>();
    for (const { object, fingerprints: held } of holders) {
      const members = held.map((fingerprint) => numbers.get(fingerprint) ?? 0).sort((a, b) => a - b);
      leafOf[object] = sets.intern(members);
      for (const member of members) {
        const list = byCredential.get(member);
        if (list === undefined) byCredential.set(member, [object]);
        else if (!list.includes(object)) list.push(object);
      }
    }
    const graph = new CommitGraph(structure.commits, store.table.count, (a, b) => store.table.compare(a, b));
    const signatures = new Signatures(store.entries, structure.trees, leafOf, structure.firstEntry);
    const attribution = new Attribution(graph, signatures, sets);
    const tips = structure.tips(refs);
    const head = refs.head === null ? -1 : store.table.findHex(refs.head);
    const hints = new PathHints(hintData, store.table);
    return withObjects(this.#repository, async (source) => {
      const facts = {
        format: store.format,
        table: store.table,
        graph,
        attribution,
        reach: markReach(graph, tips.commits, head),
        tips: new Map([...tips.commits].map(([name, object]) => [name, graph.rankOf(object)])),
        head: graph.rankOf(head),
        names: structure.trees.names,
        fingerprints,
        holders: byCredential,
        kindOf: (object: number) => store.entries.kind[structure.firstEntry[object] ?? 0] ?? 0,
        pathsOf: (object: number) => hints.of(object),
        namedTags: tips.tags,
      };
      return new HistoryFindings(facts, source, this.#options.engine, this.#problems).all();
    });
  }
}

/** Counts of judging. */
type JudgeStats = Pick<HistoryStats, "blobs" | "blobBytes" | "lookedBytes" | "judged">;

function only({ object, fingerprints }: Holder, own: ReadonlySet<string>): Holder {
  return { object, fingerprints: fingerprints.filter((fingerprint) => own.has(fingerprint)) };
}

function markForeign(shard: Shard, { table }: ObjectStore, known: Uint8Array): void {
  for (let object = 0; object < table.count; object++) {
    if (!inShard(shard, table.ids, object * table.idSize)) known[object] = FOREIGN;
  }
}

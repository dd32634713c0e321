import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, relative, resolve, sep } from "node:path";
import { compareFindings, type Finding, KeyguardError, type Skipped } from "@keyguard/core";
import { DEFAULT_SALT, type OnFinding } from "../finding.ts";
import type { RuleFile } from "../rules/rule.ts";
import { engineFor } from "../scan-bytes.ts";
import { type BatchResult, scanBatch } from "./batch.ts";
import { runFrugally } from "./heap.ts";
import { linkHalves } from "./link-halves.ts";
import type { ScanPool } from "./scan-pool.ts";
import { turn } from "./turn.ts";
import { contentOf } from "./walk/file-names.ts";
import { type FoundFile, reasonOf, walk, type WalkOptions } from "./walk/walk.ts";
import type { WorkerSettings } from "./worker.ts";

/** How files are scanned. */
export interface ScanFilesOptions {
  /** What findings' paths are relative to; by default the one directory that is scanned, else the current one. */
  readonly root?: string;
  /** Globs of paths to leave out, spelled as in a `.gitignore`. */
  readonly exclude?: readonly string[];
  /** Scan what git ignores, too. */
  readonly noIgnore?: boolean;
  /** Threads, from 1; by default one for each processor. */
  readonly jobs?: number;
  readonly thorough?: boolean;
  /** A user's own rules and allowlists; see `loadRuleFiles`. */
  readonly rules?: readonly RuleFile[];
  readonly salt?: string;
  /** Stops the scan; what was found so far is returned, as incomplete. */
  readonly signal?: AbortSignal;
  /** Called now and then with what has been scanned. */
  readonly onProgress?: (progress: {
    readonly files: number;
    readonly bytes: number;
    readonly findings: number;
  }) => void;
  /** Texts of ASCII: the files that hold one are named in the result. */
  readonly literals?: readonly string[];
  /** Has the last word on every finding that is no published value; the scan then runs in one thread. */
  readonly onFinding?: OnFinding;
  /** The worker's module, where a bundle has moved it. */
  readonly workerUrl?: URL;
}

/** What a scan of files gave. */
export interface ScanFilesResult {
  /** In the order of `compareFindings`, whatever the number of threads. */
  readonly findings: Finding[];
  /** What was not read, sorted by path. */
  readonly skipped: Skipped[];
  /** False when anything that should have been read was not. */
  readonly complete: boolean;
  readonly files: number;
  readonly bytes: number;
  /** Archives and the like that were not opened. */
  readonly containers: number;
  /** Files that hold one of the literals, sorted. */
  readonly marked: string[];
  /** What git ignores or an exclusion left out, directories with `/` at their end; undefined where it was over 2 000. */
  readonly leftOut: string[] | undefined;
}

const MOST_LEFT_OUT = 2_000;

/** Files of one batch; a thread takes one at a time. Larger ones leave threads idle at the end, and while others are busy. */
const BATCH_FILES = 32;
/** A second thread costs about 50 ms to start: not for less than this. */
const BATCHES_BEFORE_WORKERS = 12;
/** Fewer do not make the heap grow. */
const BATCHES_BEFORE_GROWTH = 4;

/**
 * Finds leaked credentials in files and directories.
 *
 * @param paths files and directories; a symbolic link among them is followed, those below are not
 * @throws {KeyguardError} `KG_PATH_NOT_FOUND` when a path does not exist
 *
 * @example
 * ```ts
 * import { scanFiles } from "@keyguard/scanner/node";
 *
 * const { findings, complete } = await scanFiles(["."], { jobs: 1 });
 * console.log(complete, findings.length);
 * ```
 */
export async function scanFiles(paths: readonly string[], options: ScanFilesOptions = {}): Promise<ScanFilesResult> {
  const state = {
    findings: [] as Finding[],
    skipped: [] as Skipped[],
    files: 0,
    bytes: 0,
    containers: 0,
    complete: true,
    marked: [] as string[],
    leftOut: [] as string[] | undefined,
  };
  const settings: WorkerSettings = {
    salt: options.salt ?? DEFAULT_SALT,
    thorough: options.thorough === true,
    rules: options.rules ?? [],
    literals: options.literals ?? [],
  };
  const { onFinding } = options;
  const batchOptions = onFinding === undefined ? settings : { ...settings, onFinding };
  const engine = await engineFor(settings);
  const jobs = options.onFinding === undefined ? Math.max(1, Math.min(options.jobs ?? availableParallelism(), 64)) : 1;
  const collect = (result: BatchResult): void => {
    state.findings.push(...result.findings);
    state.skipped.push(...result.skipped);
    if (result.skipped.length > 0) state.complete = false;
    state.files += result.files;
    state.bytes += result.bytes;
    state.marked.push(...result.marked);
    options.onProgress?.({ files: state.files, bytes: state.bytes, findings: state.findings.length });
  };
  let pool: ScanPool | undefined;
  let endFrugally: (() => void) | undefined;
  try {
    let batches = 0;
    let batch: FoundFile[] = [];
    const flush = async (): Promise<void> => {
      const files = batch;
      batch = [];
      batches += 1;
      if (batches > BATCHES_BEFORE_GROWTH) endFrugally ??= runFrugally(); // not for a few: it loads a module
      if (jobs > 1 && batches > BATCHES_BEFORE_WORKERS)
        pool ??= await startPool(jobs - 1, options.workerUrl ?? defaultWorker(), settings, collect);
      if (pool?.offer(files) === true) return;
      collect(await scanBatch(engine, files, batchOptions));
      await turn(); // lets workers' results and signals in
    };
    const found = filesOf(paths, options, state);
    for (const file of paths.length > 1 ? distinct(found) : found) {
      if (options.signal?.aborted === true) break;
      if (batch.push(file) >= BATCH_FILES) await flush();
    }
    if (batch.length > 0 && options.signal?.aborted !== true) await flush();
    await pool?.drain();
  } finally {
    await pool?.close();
    endFrugally?.();
  }
  if (options.signal?.aborted === true) state.complete = false;
  state.findings = linkHalves(state.findings).sort(compareFindings);
  state.marked.sort();
  state.skipped.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return state;
}

/** Threads, whose module most scans never need. */
async function startPool(...settings: ConstructorParameters<typeof ScanPool>): Promise<ScanPool> {
  const { ScanPool } = await import("./scan-pool.ts");
  return new ScanPool(...settings);
}

function defaultWorker(): URL {
  return new URL(import.meta.url.endsWith(".ts") ? "./start-worker.ts" : "./start-worker.js", import.meta.url);
}

/** Each file once, though several of the paths lead to it. */
function* distinct(files: Iterable<FoundFile>): Generator<FoundFile> {
  const seen = new Set<string>();
  for (const file of files) {
    if (!seen.has(file.absolute)) yield file;
    seen.add(file.absolute);
  }
}

/** Walks directories, takes files as they are. */
function* filesOf(
  paths: readonly string[],
  options: ScanFilesOptions,
  state: { skipped: Skipped[]; complete: boolean; containers: number; leftOut: string[] | undefined },
): Generator<FoundFile> {
  const targets = paths.map((path) => {
    const absolute = resolve(path);
    try {
      return { path, absolute, stat: statSync(absolute) };
    } catch (error) {
      throw new KeyguardError(
        "KG_PATH_NOT_FOUND",
        `Cannot scan "${path}": ${reasonOf(error) === "it vanished while the scan ran" ? "no such file or directory" : reasonOf(error)}`,
        {
          hint: "check the path; it is relative to the current directory",
        },
      );
    }
  });
  const [only] = targets;
  const root =
    options.root ??
    (targets.length === 1 && only !== undefined && only.stat.isDirectory() ? only.absolute : process.cwd());
  for (const { absolute, stat } of targets) {
    const inside = relative(root, absolute).split(sep).join("/");
    const path = inside === "" || inside.startsWith("..") ? basename(absolute) : inside;
    if (!stat.isDirectory()) {
      if (stat.isFile()) {
        if (contentOf(absolute) === "container") state.containers += 1; // read as it is, for a person named it
        yield { absolute, path, ignored: false };
      } else {
        state.skipped.push({ path, reason: "it is neither a file nor a directory" });
        state.complete = false; // a person named it
      }
      continue;
    }
    const prefix = absolute === root || inside.startsWith("..") ? "" : `${inside}/`;
    const walkOptions: WalkOptions = {
      exclude: options.exclude ?? [],
      noIgnore: options.noIgnore === true,
      onUnread(unread) {
        if (unread.kind === "container") state.containers += 1;
        else state.skipped.push({ path: prefix + unread.path, reason: unread.reason });
        if (unread.kind === "error") state.complete = false;
      },
      onLeftOut(left) {
        if (state.leftOut !== undefined && state.leftOut.push(prefix + left) > MOST_LEFT_OUT) state.leftOut = undefined;
      },
    };
    for (const file of walk(absolute, walkOptions)) yield prefix === "" ? file : { ...file, path: prefix + file.path };
  }
}

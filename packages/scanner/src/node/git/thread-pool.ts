import type { Worker } from "node:worker_threads";
import type { BlobPart, HistoryThread, StructurePart } from "./history-thread.ts";
import type { WorkerAnswer, WorkerRequest } from "./history-worker.ts";
import { type ObjectStore, shareStore } from "./object-store.ts";
import type { PathHintData } from "./path-hints.ts";
import type { Problems } from "./problems.ts";
import type { EngineModule } from "./scan-engine.ts";
import type { Holder } from "./text-pass.ts";
import type { ThreadWork } from "./thread-work.ts";

/** Room for new objects of a worker. Scanning makes much garbage that dies at once: more room costs memory and gains nothing. */
const YOUNG_MB = 8;

/** How a scan is spread over threads. */
export interface PoolOptions {
  /** Threads in all, the main one among them. */
  readonly threads: number;
  readonly module: EngineModule | undefined;
  /** The worker's file; by default the one beside this module. */
  readonly workerUrl: URL | undefined;
}

/** The threads of one scan. The main thread works too; a worker that fails leaves its work to be noted as not done. */
export class ThreadPool {
  readonly #workers: Worker[] = [];
  readonly #ended = new Set<Worker>();
  readonly #problems: Problems;

  constructor(options: PoolOptions, problems: Problems) {
    this.#problems = problems;
    if (options.module === undefined) return;
    const url = options.workerUrl ?? defaultWorker();
    if (options.threads < 2) return;
    const { Worker: Thread } = process.getBuiltinModule("node:worker_threads");
    for (let i = 1; i < options.threads; i++) {
      const worker = new Thread(url, {
        workerData: options.module,
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
        ...(url.pathname.endsWith(".ts") ? { execArgv: ["--conditions=@keyguard/source"] } : {}),
      });
      worker.on("error", () => this.#ended.add(worker)).on("exit", () => this.#ended.add(worker));
      this.#workers.push(worker);
    }
  }

  /** Reads trees, commits and tags on all threads. */
  async structure(
    store: ObjectStore,
    work: ThreadWork,
    bytes: number,
    main: HistoryThread,
    pause: () => Promise<void> | undefined,
  ): Promise<StructurePart[]> {
    const request: WorkerRequest = { ask: "structure", store: shareStore(store), work, bytes };
    return this.#all(request, () => main.readStructure(pause));
  }

  /** Judges blobs on all threads. */
  async blobs(hints: PathHintData, main: HistoryThread, pause: () => Promise<void> | undefined): Promise<BlobPart[]> {
    return this.#all({ ask: "blobs", hints }, () => main.judgeBlobs(hints, pause));
  }

  /** Judges the texts of commits and tags once more, on all threads. */
  async texts(main: HistoryThread, pause: () => Promise<void> | undefined): Promise<(readonly Holder[])[]> {
    return this.#all({ ask: "texts" }, () => main.judgeTexts(pause));
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  async #all<Part>(request: WorkerRequest, own: () => Promise<Part>): Promise<Part[]> {
    const others = this.#workers.map(async (worker): Promise<WorkerAnswer> =>
      this.#ended.has(worker) ? { failed: true } : ask(worker, request),
    );
    const parts: Part[] = [];
    parts.push(await own());
    for (const answer of await Promise.all(others)) {
      if ("failed" in answer)
        this.#problems.add("a worker thread", "a part of the work was not done: its thread stopped");
      else {
        this.#problems.merge(answer.problems);
        parts.push(answer.part as Part);
      }
    }
    return parts;
  }
}

async function ask(worker: Worker, request: WorkerRequest): Promise<WorkerAnswer> {
  return new Promise((resolve) => {
    const onMessage = (answer: WorkerAnswer): void => settle(answer);
    const onEnd = (): void => settle({ failed: true });
    const settle = (answer: WorkerAnswer): void => {
      worker.off("message", onMessage).off("error", onEnd).off("exit", onEnd);
      resolve(answer);
    };
    worker.on("message", onMessage).on("error", onEnd).on("exit", onEnd);
    worker.postMessage(request);
  });
}

function defaultWorker(): URL {
  const own = new URL(import.meta.url);
  return new URL(own.pathname.endsWith(".ts") ? "./history-worker.ts" : "./history-worker.js", own);
}

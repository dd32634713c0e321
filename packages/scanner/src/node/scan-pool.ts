import { Worker } from "node:worker_threads";
import { KeyguardError } from "@keyguard/core";
import type { BatchResult } from "./batch.ts";
import type { FoundFile } from "./walk/walk.ts";
import type { WorkerSettings } from "./worker.ts";

/** Batches a worker may have waiting: it must not idle while the thread that walks is busy with one of its own. */
const BATCHES_AHEAD = 6;

/** Threads that scan batches of files. */
export class ScanPool {
  readonly #workers: { worker: Worker; waiting: number }[] = [];
  readonly #onResult: (result: BatchResult) => void;
  #failure: unknown;
  /** Called when a worker has said something. */
  #heard: () => void = () => {};

  constructor(size: number, url: URL, settings: WorkerSettings, onResult: (result: BatchResult) => void) {
    this.#onResult = onResult;
    for (let i = 0; i < size; i++) {
      const entry = { worker: new Worker(url, { workerData: settings }), waiting: 0 };
      entry.worker.on("message", (result: BatchResult) => {
        entry.waiting -= 1;
        this.#onResult(result);
        this.#heard();
      });
      entry.worker.on("error", (error) => {
        this.#failure = error;
        entry.waiting = 0;
        this.#heard();
      });
      this.#workers.push(entry);
    }
  }

  /** Gives a batch to an idle worker; false when all have enough. */
  offer(batch: FoundFile[]): boolean {
    this.#check();
    const [idlest] = [...this.#workers].sort((a, b) => a.waiting - b.waiting);
    if (idlest === undefined || idlest.waiting >= BATCHES_AHEAD) return false;
    idlest.waiting += 1;
    idlest.worker.postMessage(batch);
    return true;
  }

  async drain(): Promise<void> {
    while (this.#workers.some(({ waiting }) => waiting > 0)) {
      await new Promise<void>((resolve) => (this.#heard = resolve));
      this.#check();
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map(({ worker }) => worker.terminate()));
  }

  #check(): void {
    if (this.#failure !== undefined)
      throw new KeyguardError("KG_INTERNAL", "Cannot go on: a scanning thread ended", {
        hint: "run it with --jobs 1; where it ends again, please report it",
        cause: this.#failure,
      });
  }
}

import { parentPort, workerData } from "node:worker_threads";
import { createEngine } from "../engine.ts";
import { scanBatch } from "./batch.ts";
import type { FoundFile } from "./walk/walk.ts";

/** What a worker is started with. */
export interface WorkerSettings {
  readonly salt: string;
  readonly thorough: boolean;
}

/** Serves batches until the port closes. */
export function serve(): void {
  const settings = workerData as WorkerSettings;
  const engine = createEngine({ thorough: settings.thorough });
  parentPort?.on("message", (files: FoundFile[]) => {
    void scanBatch(engine, files, settings.salt).then((result) => parentPort?.postMessage(result));
  });
}

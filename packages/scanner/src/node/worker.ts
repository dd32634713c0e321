import { parentPort, workerData } from "node:worker_threads";
import type { RuleFile } from "../rules/rule.ts";
import { engineFor } from "../scan-bytes.ts";
import { scanBatch } from "./batch.ts";
import type { FoundFile } from "./walk/walk.ts";

/** What a worker is started with. */
export interface WorkerSettings {
  readonly salt: string;
  readonly thorough: boolean;
  readonly rules: readonly RuleFile[];
  readonly literals: readonly string[];
}

/** Serves batches until the port closes. */
export function serve(): void {
  const settings = workerData as WorkerSettings;
  const engine = engineFor(settings);
  parentPort?.on("message", (files: FoundFile[]) => {
    void engine.then((made) => scanBatch(made, files, settings)).then((result) => parentPort?.postMessage(result));
  });
}

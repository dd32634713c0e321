import { parentPort, workerData } from "node:worker_threads";
import { keepHeapSmall } from "../heap.ts";
import { HistoryThread, type StructurePart } from "./history-thread.ts";
import { attachStore, type SharedStore } from "./object-store.ts";
import type { PathHintData } from "./path-hints.ts";
import type { EngineExports, EngineModule, ScanEngine } from "./scan-engine.ts";
import type { ThreadWork } from "./thread-work.ts";

/** What the main thread asks a worker, in this order. */
export type WorkerRequest =
  | {
      readonly ask: "structure";
      readonly store: SharedStore;
      readonly work: ThreadWork;
      readonly bytes: number;
    }
  | { readonly ask: "texts" }
  | { readonly ask: "blobs"; readonly hints: PathHintData };

/** A worker's answer: the part it read and what it could not read, or why it stopped. */
export type WorkerAnswer =
  | { readonly part: unknown; readonly problems: [string, number, string[]][] }
  | { readonly failed: true };

/** Milliseconds between two looks at this thread's heap. */
const LOOK_EVERY = 100;
let looked = 0;

/** Garbage of a thread is its own: the main one collects no other's. */
function pause(): undefined {
  const now = performance.now();
  if (now - looked < LOOK_EVERY) return;
  looked = now;
  keepHeapSmall();
}

let engine: Promise<ScanEngine> | undefined;
let thread: HistoryThread | undefined;

async function loadEngine(): Promise<ScanEngine> {
  const { url, options } = workerData as EngineModule;
  const loaded = (await import(url)) as EngineExports;
  return loaded.createEngine(options);
}

async function answer(request: WorkerRequest): Promise<unknown> {
  if (request.ask === "structure") {
    const { store, work, bytes } = request;
    engine ??= loadEngine();
    thread = new HistoryThread(attachStore(store), work, await engine, { bytes });
    return thread.readStructure(pause);
  }
  if (thread === undefined) throw new Error("the thread did not start");
  return request.ask === "texts" ? thread.judgeTexts(pause) : thread.judgeBlobs(request.hints, pause);
}

async function reply(request: WorkerRequest): Promise<WorkerAnswer> {
  try {
    const part = await answer(request);
    return { part, problems: thread?.problems.take() ?? [] };
  } catch {
    return { failed: true };
  }
}

/** Memory that is given away with an answer instead of being copied: nothing here uses it afterwards. */
function givenAway(message: WorkerAnswer): ArrayBuffer[] {
  const { trees = {}, commits = {} } = ("part" in message ? message.part : {}) as Partial<StructurePart>;
  return [...Object.values(trees), ...Object.values(commits)].flatMap((column) =>
    ArrayBuffer.isView(column) && column.buffer instanceof ArrayBuffer ? [column.buffer] : [],
  );
}

const port = parentPort;
if (port !== null) {
  engine = loadEngine(); // at once: the main thread is reading headers meanwhile
  engine.catch(() => {});
  port.on("message", (request: WorkerRequest) => {
    void reply(request).then((message) => port.postMessage(message, givenAway(message)));
  });
}

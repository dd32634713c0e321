import { BLOB } from "./object-id.ts";
import type { Entries } from "./pack-entries.ts";
import type { ThreadWork } from "./thread-work.ts";
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

/** Tells whoever asked how far a scan is. */
export class ProgressTeller {
  readonly #onProgress: ((progress: HistoryProgress) => void) | undefined;
  /** Of the two passes. */
  readonly #amounts: (WorkAmounts | undefined)[] = [];

  constructor(onProgress: ((progress: HistoryProgress) => void) | undefined) {
    this.#onProgress = onProgress;
  }

  /** Tells how far a phase is. */
  tell(phase: HistoryProgress["phase"], objects: Amount = NOTHING, bytes: Amount = NOTHING): void {
    if (this.#onProgress === undefined) return;
    const first = PHASES.findIndex(([name]) => name === phase);
    const before = PHASES.slice(0, first).reduce((sum, [, share]) => sum + share, 0);
    const own = bytes.total === 0 ? 0 : bytes.done / bytes.total;
    this.#onProgress({ phase, objects, bytes, share: before + own * (PHASES[first]?.[1] ?? 0) });
  }

  /** Tells how far a pass is, by the families that were claimed. */
  tellPass(work: ThreadWork, entries: Entries, pass: 0 | 1): void {
    if (this.#onProgress === undefined) return;
    const { families, skip, claims } = work;
    // Added up when first asked for: only then is it known which blobs need no look.
    const amounts = (this.#amounts[pass] ??= new WorkAmounts(families, entries, (entry) =>
      pass === 0 ? entries.kind[entry] !== BLOB : entries.kind[entry] === BLOB && skip[entry] !== 1,
    ));
    const { objects, bytes } = amounts.at(Atomics.load(claims, pass));
    this.tell(pass === 0 ? "reading commits and trees" : "scanning content", objects, bytes);
  }

  /** Another pass reads what this one left out. */
  beginAnew(): void {
    this.#amounts.length = 0;
  }
}

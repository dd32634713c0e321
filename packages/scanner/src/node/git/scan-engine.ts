import type { Finding } from "@keyguard/core";
import type { Named, Parts } from "../../scan-bytes.ts";
import type { Reach } from "../../text/reach.ts";

/** Cheap and loses nothing: true when `bytes[start, end)` may hold a part of a credential. It looks a little around on its own. */
export type Prefilter = (bytes: Uint8Array, start: number, end: number) => boolean;

/**
 * Whole detection over one file's bytes. A finding's fingerprint names its credential, wherever it is found. `reach`
 * gets what the findings depend on.
 */
export type ScanBytes = (bytes: Uint8Array, path: string, reach?: Reach) => Promise<readonly Finding[]>;

/** What a scan asks of an edit that is far from all that a verdict rests on. */
export interface EditJudge {
  /** True when an edit that left a text with new bytes in `[start, end)` brings nothing that detection would look at. */
  isIdle(bytes: Uint8Array, start: number, end: number): boolean;
  /** What the first `headBytes` of a text tell of all of it. */
  headOf(bytes: Uint8Array): string;
  readonly headBytes: number;
}

/** What the history scanner needs of a detection engine. */
export interface ScanEngine {
  readonly prefilter: Prefilter;
  readonly scanBytes: ScanBytes;
  /** The names of all that `scanBytes` finds, for less; of what it finds in stretches of it, or undefined where they say nothing alone. */
  readonly names?: (
    bytes: Uint8Array,
    path: string,
    reach?: Reach,
    parts?: Parts,
  ) => Promise<readonly Named[] | undefined>;
  /** With it a version keeps the verdict over its base when its edits are far from all that counts. */
  readonly edits?: EditJudge;
  /** Names the rules and settings: equal digests give equal findings. Caches are keyed by it. */
  readonly digest: string;
  /** How many bytes around an edit can change what a credential beside it is taken for. Default 512. */
  readonly margin?: number;
}

/** A module that makes the engine in another thread: it exports `createEngine(options)`. */
export interface EngineModule {
  /** An absolute URL that the thread imports. */
  readonly url: string;
  /** Handed to `createEngine`; must survive structured cloning. */
  readonly options?: unknown;
}

/** What an {@link EngineModule} exports. */
export interface EngineExports {
  createEngine(options: unknown): ScanEngine | Promise<ScanEngine>;
}

/** Bytes around an edit that are looked at again when an engine does not say. */
export const DEFAULT_MARGIN = 512;

/** What an object holds, by fingerprint: all that is asked of most. */
export async function fingerprintsIn(engine: ScanEngine, bytes: Uint8Array, path: string): Promise<readonly string[]> {
  const found = (await engine.names?.(bytes, path)) ?? (await engine.scanBytes(bytes, path));
  return found.map(({ fingerprint }) => fingerprint);
}

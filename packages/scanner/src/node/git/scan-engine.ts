import type { Finding } from "@keyguard/core";

/** Cheap and loses nothing: true when `bytes[start, end)` may hold a part of a credential. It looks a little around on its own. */
export type Prefilter = (bytes: Uint8Array, start: number, end: number) => boolean;

/** Whole detection over one file's bytes. A finding's fingerprint names its credential, wherever it is found. */
export type ScanBytes = (bytes: Uint8Array, path: string) => Promise<readonly Finding[]>;

/** What the history scanner needs of a detection engine. */
export interface ScanEngine {
  readonly prefilter: Prefilter;
  readonly scanBytes: ScanBytes;
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

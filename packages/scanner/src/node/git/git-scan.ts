import type { Finding, Skipped } from "@keyguard/core";

/** What a scan of a repository gave, in every mode. */
export interface GitScanResult {
  /** In the order of `compareFindings`. */
  readonly findings: readonly Finding[];
  /** What was not looked at, and why. */
  readonly skipped: readonly Skipped[];
  /** False when anything that should have been looked at was not. */
  readonly complete: boolean;
  /** What a person may want to know that does not make the scan incomplete, such as "no commits yet". */
  readonly notes: readonly string[];
}

/** What a scan of single commits or of the index looked at. */
export interface ChangeStats {
  readonly commits: number;
  readonly blobs: number;
  readonly bytes: number;
}

/** What a scan of single commits or of the index gave. */
export interface ChangeScan extends GitScanResult {
  readonly stats: ChangeStats;
}

/** Counts of a scan. */
export interface HistoryStats {
  readonly objects: number;
  readonly packs: number;
  readonly packedBytes: number;
  readonly commits: number;
  readonly blobs: number;
  readonly blobBytes: number;
  /** Bytes that had to be looked at. */
  readonly lookedBytes: number;
  /** Blobs that the engine judged whole. */
  readonly judged: number;
  readonly threads: number;
  /** How objects were read. */
  readonly path: "pack reader" | "pack reader and git" | "cache";
}

/** What a scan of a history gave. */
export interface HistoryScan extends GitScanResult {
  readonly stats: HistoryStats;
}

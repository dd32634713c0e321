export type { ChangeScan, GitScanResult, HistoryScan } from "./git/git-scan.ts";
export type { GitEnvironment } from "./git/repository.ts";
export type { EngineModule, ScanEngine } from "./git/scan-engine.ts";
export { type HistoryProgress, scanHistory, type ScanHistoryOptions } from "./git/scan-history.ts";
export { type ScanCommitsOptions, scanPrePush, scanPreReceive, scanRange, scanSince } from "./git/scan-range.ts";
export { scanStaged, type ScanStagedOptions } from "./git/scan-staged.ts";
export { parseShard, type Shard } from "./git/shard.ts";
export { createGitEngine, gitEngineModule, type GitEngineOptions } from "./git-engine.ts";
export { scanFiles, type ScanFilesOptions, type ScanFilesResult } from "./scan-files.ts";

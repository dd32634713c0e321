export { scanFiles, type ScanFilesOptions, type ScanFilesResult } from "./scan-files.ts";
export { type ChangeScan, type ChangeStats, type GitScanResult } from "./git/git-scan.ts";
export { createEngine as createGitEngine, type HistoryEngineOptions } from "./git/history-engine.ts";
export { scanHistory, type ScanHistoryOptions } from "./git/scan-history.ts";
export { type ScanCommitsOptions, scanPrePush, scanPreReceive, scanRange, scanSince } from "./git/scan-range.ts";
export { scanStaged, type ScanStagedOptions } from "./git/scan-staged.ts";

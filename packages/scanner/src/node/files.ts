// Files alone: a start that counts milliseconds does without what reads git.
export { scanFiles, type ScanFilesOptions, type ScanFilesResult } from "./scan-files.ts";

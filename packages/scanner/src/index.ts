export { DEFAULT_SALT } from "./finding.ts";
export { scanBytes, type ScanOptions, scanText } from "./scan-bytes.ts";

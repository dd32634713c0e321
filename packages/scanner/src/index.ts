export { DEFAULT_SALT, type FoundValue, type OnFinding } from "./finding.ts";
export { scanBytes, type ScanOptions, scanText } from "./scan-bytes.ts";
export { decodeText } from "./text/decode.ts";
export type { RuleFile } from "./rules/rule.ts";

export { DEFAULT_SALT, type FoundValue, type OnFinding } from "./finding.ts";
export { scanBytes, type ScanOptions, scanText } from "./scan-bytes.ts";
export { loadRuleFiles } from "./rules/load-rule-files.ts";
export { readRuleSet } from "./rules/read-rules.ts";
export { type Allowlist, type Requirement, type Rule, type RuleFile, type RuleSet } from "./rules/rule.ts";
export { type ExampleResult, testRules } from "./rules/test-rules.ts";

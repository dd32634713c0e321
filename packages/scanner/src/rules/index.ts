export { type BuiltInPart, type BuiltInRule, builtInRules } from "./built-in-rules.ts";
export { loadRuleFiles } from "./load-rule-files.ts";
export { readRuleSet } from "./read-rules.ts";
export type { Allowlist, Requirement, Rule, RuleFile, RuleSet } from "./rule.ts";
export { testBuiltInRules } from "./test-built-in-rules.ts";
export { type ExampleResult, testRules } from "./test-rules.ts";

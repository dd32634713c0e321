export {
  applyBaseline,
  BASELINE_FILE,
  type BaselineChange,
  type BaselineEntry,
  type BaselineOutcome,
  createBaseline,
  formatBaseline,
  parseBaseline,
  pruneBaseline,
  updateBaseline,
} from "./baseline/baseline.ts";
export {
  applyIgnores,
  type FindingPlace,
  type IgnoredFinding,
  type IgnoreOutcome,
  type IgnoreSources,
} from "./ignores/apply-ignores.ts";
export { parseGitleaksIgnore, parseSecretlintIgnore, parseSecretsBaseline } from "./ignores/foreign.ts";
export { type Ignore, type IgnoreMatch, type IgnoreSource, type IgnoreTerms } from "./ignores/ignore.ts";
export { findInlineIgnores, type InlineIgnore } from "./ignores/inline.ts";
export { formatKeyguardIgnore, parseKeyguardIgnore } from "./ignores/keyguardignore.ts";
export { ignoreNotices } from "./ignores/notices.ts";
export { type PathPattern, pathPattern, rulePattern } from "./ignores/path-pattern.ts";
export { type Environment, pullRequestBase, type PullRequestBase } from "./ignores/pull-request.ts";
export { trustedInlineIgnores } from "./ignores/trusted-inline.ts";

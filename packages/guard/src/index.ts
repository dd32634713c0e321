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
export { applyIgnores, type IgnoredFinding, type IgnoreOutcome, type IgnoreSources } from "./ignores/apply-ignores.ts";
export { parseGitleaksIgnore, parseSecretlintIgnore, parseSecretsBaseline } from "./ignores/foreign.ts";
export {
  type FindingPlace,
  type Ignore,
  type IgnoreMatch,
  type IgnoreSource,
  type IgnoreTerms,
} from "./ignores/ignore.ts";
export { findInlineIgnores, type InlineIgnore } from "./ignores/inline.ts";
export { formatKeyguardIgnore, parseKeyguardIgnore } from "./ignores/keyguardignore.ts";
export { ignoreNotices } from "./ignores/notices.ts";
export { type PathPattern, pathPattern, rulePattern } from "./ignores/path-pattern.ts";
export { type Environment, pullRequestBase, type PullRequestBase } from "./ignores/pull-request.ts";
export { trustedInlineIgnores } from "./ignores/trusted-inline.ts";
export { addressChecks } from "./posture/address-check.ts";
export { GUARD_CHECKS } from "./posture/check-ids.ts";
export { comparePostures, type PostureChange } from "./posture/compare-postures.ts";
export { egressChecks } from "./posture/egress-check.ts";
export { type GoodGuard, type GuardState, isCovered, rememberGuard } from "./posture/grace.ts";
export {
  decide,
  type Decision,
  guard,
  type Guarded,
  type GuardOptions,
  type GuardReason,
  reasonsToRefuse,
} from "./posture/guard.ts";
export { actionFor, DEFAULT_GUARD_POLICY, type GuardPolicy } from "./posture/policy.ts";
export {
  type EgressFacts,
  type GuardKey,
  type GuardPorts,
  type LoadedKey,
  type ProjectLook,
  type RotationFacts,
} from "./posture/ports.ts";
export { type Posture, posture, type PostureOptions } from "./posture/posture.ts";
export { rotationChecks } from "./posture/rotation-check.ts";
export { reportSituation, toSituation } from "./posture/situation.ts";
export { toReport } from "./posture/to-report.ts";

// What a scan needs of a project, apart from the guard: a commit hook loads this and nothing else.
export {
  applyBaseline,
  BASELINE_FILE,
  type BaselineChange,
  type BaselineEntry,
  createBaseline,
  pruneBaseline,
  updateBaseline,
} from "../baseline/baseline.ts";
export { hookMessage } from "../hooks/hook-message.ts";
export { type HookName } from "../hooks/native-hook.ts";
export { exclusion, type Exclusion, withoutExcluded } from "../ignores/excluded.ts";
export { inlineLiterals } from "../ignores/inline-markers.ts";
export { jsonErrorLine } from "../ignores/json-error-line.ts";
export { type PathPattern, pathPattern } from "../ignores/path-pattern.ts";
export { type Extent, type ScannedFiles } from "../ignores/unused.ts";
export { readBaseline, writeBaseline } from "./baseline/baseline-file.ts";
export { loadIgnores } from "./ignores/load-ignores.ts";
export { settleFindings, type Settled, type SettleOptions } from "./ignores/settle-findings.ts";
export { fileTexts, gitTexts, type TextSource } from "./ignores/texts.ts";
export { loadTrustedConfig } from "./ignores/trusted-config.ts";
export { loadRulesFrom, loadTrustedRules } from "./ignores/trusted-rules.ts";
export {
  createTrustedReader,
  describeOrigin,
  type TrustedOrigin,
  type TrustedReader,
} from "./ignores/trusted-reader.ts";
export { projectRoot } from "./project-root.ts";

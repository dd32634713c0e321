export { loadConfig, type LoadedConfig } from "./config.ts";
export { CONFIG_FILE, findConfig } from "./find-config.ts";
export { parseConfig } from "./parse-config.ts";
export { readBaseline, writeBaseline } from "./baseline/baseline-file.ts";
export { git, type GitAnswer, type GitOptions } from "./git.ts";
export { loadIgnores } from "./ignores/load-ignores.ts";
export {
  createTrustedReader,
  describeOrigin,
  type TrustedOrigin,
  type TrustedReader,
} from "./ignores/trusted-reader.ts";
export { inspectProject } from "./init/inspect-project.ts";
export { projectRoot } from "./project-root.ts";
export { applyChanges, journalPath, undoChanges, type Undone } from "./init/journal.ts";
export { findLeaks } from "./posture/find-leaks.ts";
export {
  createGuardPorts,
  declaredKeys,
  findEgress,
  type LookOptions,
  type NodeGuardOptions,
  pathOf,
} from "./posture/guard-ports.ts";
export { guardProject, type GuardProjectOptions, policyOf } from "./posture/guard-project.ts";
export { guardStatePath, readGuardState, writeGuardState } from "./posture/guard-state-file.ts";
export { checkStoreFile } from "./posture/store-file-check.ts";
export { examineProject, type ExamineOptions } from "./doctor/examine-project.ts";
export { reportSituation, sendAlerts, type SendAlertsOptions, testAlerts } from "./posture/send-alerts.ts";
export { settleFindings, type Settled, type SettleOptions } from "./ignores/settle-findings.ts";
export { fileTexts, gitTexts, type TextSource } from "./ignores/texts.ts";
export { loadTrustedConfig } from "./ignores/trusted-config.ts";

export { loadConfig, type LoadedConfig } from "./config.ts";
export { CONFIG_FILE, findConfig } from "./find-config.ts";
export { parseConfig } from "./parse-config.ts";
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
export { sendAlerts, type SendAlertsOptions, testAlerts } from "./posture/send-alerts.ts";

// Setting a project up and examining it; loads the YAML parser, which neither a scan nor the guard needs.
export { BASELINE_FILE, type BaselineEntry, createBaseline } from "../baseline/baseline.ts";
export { assessHealth } from "../doctor/assess-health.ts";
export { type Asked, type Health, type HookState } from "../doctor/health.ts";
export { isEnvironmentFile, isSecretFile } from "../doctor/secret-files.ts";
export { HOOK_NAMES, type HookName, type HookProgram } from "../hooks/native-hook.ts";
export { type Change, type Content } from "../init/change.ts";
export { type InitOptions, type InitPlan, planInit } from "../init/plan-init.ts";
export { HOOK_MANAGERS, type HookManager, type Project, type Spot } from "../init/project.ts";
export { examineProject, type ExamineOptions } from "./doctor/examine-project.ts";
export { inspectProject } from "./init/inspect-project.ts";
export { applyChanges, journalPath, undoChanges, type Undone } from "./init/journal.ts";
export { projectRoot } from "./project-root.ts";

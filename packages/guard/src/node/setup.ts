// Setting a project up and examining it; loads the YAML parser, which a scan does not need.
export { createBaseline, type BaselineEntry, BASELINE_FILE } from "../baseline/baseline.ts";
export { assessHealth } from "../doctor/assess-health.ts";
export { type InitOptions, type InitPlan, planInit } from "../init/plan-init.ts";
export { HOOK_MANAGERS, type HookManager, type Project } from "../init/project.ts";
export { examineProject, type ExamineOptions } from "./doctor/examine-project.ts";
export { inspectProject } from "./init/inspect-project.ts";
export { applyChanges, journalPath, undoChanges, type Undone } from "./init/journal.ts";
export { projectRoot } from "./project-root.ts";

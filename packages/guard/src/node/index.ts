export { readBaseline, writeBaseline } from "./baseline/baseline-file.ts";
export { git, type GitAnswer, type GitOptions } from "./git.ts";
export { loadIgnores } from "./ignores/load-ignores.ts";
export {
  createTrustedReader,
  describeOrigin,
  type TrustedOrigin,
  type TrustedReader,
} from "./ignores/trusted-reader.ts";
export { inspectProject, projectRoot } from "./init/inspect-project.ts";
export { applyChanges, journalPath, undoChanges, type Undone } from "./init/journal.ts";

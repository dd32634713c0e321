import { library } from "../../scripts/library.ts";

export default library({
  index: "src/index.ts",
  "rules/index": "src/rules/index.ts",
  "node/index": "src/node/index.ts",
  "node/files": "src/node/files.ts",
  "node/worker": "src/node/worker.ts",
  "node/start-worker": "src/node/start-worker.ts",
  "node/history-worker": "src/node/git/history-worker.ts",
  "node/git-engine": "src/node/git-engine.ts",
});

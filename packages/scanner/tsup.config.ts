import { library } from "../../scripts/library.ts";

const entries = {
  index: "src/index.ts",
  "rules/index": "src/rules/index.ts",
  "node/index": "src/node/index.ts",
  "node/files": "src/node/files.ts",
  "node/worker": "src/node/worker.ts",
  "node/start-worker": "src/node/start-worker.ts",
  "node/history-worker": "src/node/git/history-worker.ts",
  "node/git-engine": "src/node/git-engine.ts",
};

export default library(entries, {
  esbuildOptions(options) {
    options.sourcesContent = false; // the sources are in the package, where the maps say
  },
});

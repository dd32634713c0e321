import { library } from "../../scripts/library.ts";

export default library({
  index: "src/index.ts",
  "node/index": "src/node/index.ts",
  "node/config": "src/node/config.ts",
  "node/findings": "src/node/findings.ts",
  "node/setup": "src/node/setup.ts",
});

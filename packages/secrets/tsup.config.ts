import { library } from "../../scripts/library.ts";

export default library({
  index: "src/index.ts",
  "node/index": "src/node/index.ts",
  "node/run/index": "src/node/run/index.ts",
});

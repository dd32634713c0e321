import { bundleCcxt, CREATE_REQUIRE } from "../../scripts/bundle-ccxt.ts";
import { library } from "../../scripts/library.ts";

// ccxt's classes are bundled, each in a chunk that is loaded when a key of that exchange is asked; what they need
// goes along. So the package works without ccxt, and asks for it only for exchanges that it does not bring.
export default library(
  { index: "src/index.ts", "node/index": "src/node/index.ts" },
  {
    platform: "node",
    external: [/^node:/u, /^@keyguard\//u, "undici", "bufferutil", "utf-8-validate"],
    noExternal: ["ccxt", "ws", "fflate", /^@noble\//u, /^@scure\//u],
    banner: { js: CREATE_REQUIRE },
    esbuildOptions: bundleCcxt,
  },
);

import { bundleCcxt } from "../../scripts/bundle-ccxt.ts";
import { library } from "../../scripts/library.ts";
import { writeNotices } from "../../scripts/notices.ts";

// ccxt's classes are bundled, each in a chunk that is loaded when a key of that exchange is asked; what they need
// goes along. So the package works without ccxt, and asks for it only for exchanges that it does not bring.
export default library(
  { index: "src/index.ts", "node/index": "src/node/index.ts" },
  {
    external: [/^@keyguard\//u],
    noExternal: ["ccxt", "undici", /^@noble\//u, /^@scure\//u],
    esbuildPlugins: [bundleCcxt(/^(?:node:|undici$)/u), writeNotices()],
  },
);

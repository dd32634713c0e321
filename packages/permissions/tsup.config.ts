import { bundleCcxt } from "../../scripts/bundle-ccxt.ts";
import { library } from "../../scripts/library.ts";

// CommonJS inside ccxt's dependencies wants a `require`. Asked for without an import, so that the entry itself loads
// wherever there are Web APIs; Node from 20.16 on, Deno and Bun have it.
const REQUIRE_WHERE_THERE_IS_ONE =
  'const require = globalThis.process?.getBuiltinModule?.("node:module")?.createRequire(import.meta.url);';

// ccxt's classes are bundled, each in a chunk that is loaded when a key of that exchange is asked; what they need
// goes along. So the package works without ccxt, and asks for it only for exchanges that it does not bring.
export default library(
  { index: "src/index.ts", "node/index": "src/node/index.ts" },
  {
    platform: "node",
    external: [/^node:/u, /^@keyguard\//u, "undici", "bufferutil", "utf-8-validate"],
    noExternal: ["ccxt", "ws", "fflate", /^@noble\//u, /^@scure\//u],
    banner: { js: REQUIRE_WHERE_THERE_IS_ONE },
    esbuildOptions: bundleCcxt,
  },
);

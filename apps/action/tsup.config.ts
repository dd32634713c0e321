import { readFileSync } from "node:fs";
import { defineConfig } from "tsup";
import { bundleCcxt, CREATE_REQUIRE } from "../../scripts/bundle-ccxt.ts";
import { writeNotices } from "../../scripts/notices.ts";

const { version } = JSON.parse(readFileSync("../cli/package.json", "utf8")) as { version: string };

// The runner installs nothing, so everything is bundled and the bundle is committed. From the sources, without the
// machine's paths or the clock: the same commit gives the same bytes everywhere.
export default defineConfig({
  entry: {
    main: "src/main.ts",
    "history-worker": "../../packages/scanner/src/node/git/history-worker.ts",
    "git-engine": "../../packages/scanner/src/node/git-engine.ts",
  },
  format: ["esm"],
  platform: "node",
  target: "node24",
  dts: false,
  splitting: true,
  clean: true,
  silent: true,
  minify: true,
  removeNodeProtocol: false,
  noExternal: [/^(?!node:).*/u],
  banner: { js: CREATE_REQUIRE },
  define: { 'process.env["KEYGUARD_BUILD_VERSION"]': JSON.stringify(version) },
  esbuildPlugins: [bundleCcxt(), writeNotices()],
  esbuildOptions(options) {
    options.conditions = ["@keyguard/source"];
    options.legalComments = "none"; // the notices have them
  },
});

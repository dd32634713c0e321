import { readFileSync } from "node:fs";
import { defineConfig } from "tsup";
import { asCommonJs } from "../../scripts/as-commonjs.ts";
import { bundleCcxt } from "../../scripts/bundle-ccxt.ts";
import { writeNotices } from "../../scripts/notices.ts";

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };

// Everything is bundled: one package to install, few files to read at a start.
export default defineConfig(({ outDir = "dist" }) => ({
  entry: {
    cli: "src/cli.ts",
    // Threads, and what they load: each is a module of its own.
    worker: "src/worker.ts",
    "history-worker": "../../packages/scanner/src/node/git/history-worker.ts",
    "git-engine": "../../packages/scanner/src/node/git-engine.ts",
  },
  format: ["esm"],
  platform: "node",
  target: "node20",
  dts: false,
  splitting: true,
  clean: true,
  silent: true,
  removeNodeProtocol: false,
  noExternal: [/^(?!node:).*/u],
  banner: { js: "#!/usr/bin/env node" },
  define: {
    'process.env["KEYGUARD_BUILD_VERSION"]': JSON.stringify(version),
    'process.env["KEYGUARD_RELEASE_COMMIT"]': JSON.stringify(process.env["KEYGUARD_RELEASE_COMMIT"] ?? ""),
  },
  esbuildPlugins: [bundleCcxt(), writeNotices()],
  esbuildOptions(options) {
    options.conditions = ["@keyguard/source"]; // from the sources: no other package needs to be built first
    options.minifySyntax = true;
    options.minifyWhitespace = true;
    options.legalComments = "none"; // the notices have them
  },
  onSuccess: () => asCommonJs(outDir),
}));

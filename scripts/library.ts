// One tsup configuration for every published package, so that all are built alike.
import type { Options } from "tsup";

/** `entry` maps output names to sources, such as `{ index: "src/index.ts", "node/index": "src/node/index.ts" }`. */
export function library(entry: Record<string, string>, more: Options = {}): Options {
  return {
    entry,
    format: ["esm"],
    platform: "neutral",
    target: "es2023",
    dts: false, // scripts/dts.mjs: declarations come from tsc, never from the bundler
    splitting: true,
    sourcemap: true,
    clean: true,
    removeNodeProtocol: false,
    external: [/^node:/u],
    silent: true,
    ...more,
  };
}

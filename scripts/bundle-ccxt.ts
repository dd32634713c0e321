// How ccxt's classes go into a bundle. Only those that are imported by path do, each into a chunk of its own.
import { fileURLToPath } from "node:url";
import type { Options } from "tsup";

/** What every chunk begins with, so that the CommonJS inside ccxt's dependencies finds Node's modules. */
export const CREATE_REQUIRE =
  'import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);';

type EsbuildOptions = Parameters<NonNullable<Options["esbuildOptions"]>>[0];

/**
 * Changes esbuild's options so that ccxt bundles: a protocol library that is an optional peer of ccxt, and that only
 * streams and two order formats use, is replaced by an empty one.
 */
export function bundleCcxt(options: EsbuildOptions): void {
  const empty = fileURLToPath(new URL("empty-module.cjs", import.meta.url));
  options.alias = { ...options.alias, "protobufjs/minimal.js": empty, "protobufjs/minimal": empty };
}

// How ccxt's classes go into a bundle. Only those that are imported by path do, each into a chunk of its own.
import { fileURLToPath } from "node:url";
import type { Options } from "tsup";

/** What every chunk of a program begins with, so that CommonJS in it finds Node's modules. */
export const CREATE_REQUIRE =
  'import { createRequire as __kgCreateRequire } from "node:module"; const require = __kgCreateRequire(import.meta.url);';

type Plugin = NonNullable<Options["esbuildPlugins"]>[number];

// What ccxt needs to send, to stream, to keep files, and for the messages of two order formats. keyguard lets it sign
// and nothing else.
const NEVER_CALLED = new Set([
  "./functions/io.js",
  "fflate",
  "node:http",
  "node:zlib",
  "protobufjs/minimal",
  "protobufjs/minimal.js",
  "undici",
  "ws",
]);

const beside = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/**
 * Leaves out of ccxt what its signing never calls, and has it look for Node's crypto, which RSA keys need, only where
 * there is one. So the rest runs wherever there are Web APIs.
 *
 * @param external what stays an import where keyguard itself asks for it
 */
export function bundleCcxt(external = /^$/u): Plugin {
  return {
    name: "bundle-ccxt",
    setup(build) {
      build.onResolve({ filter: /^(?:[a-z]|\.\/functions\/io)/ }, ({ path, importer }) => {
        if (!/[\\/]ccxt[\\/]js[\\/]/u.test(importer)) return external.test(path) ? { path, external: true } : null;
        if (path === "crypto") return { path: beside("ccxt-crypto.cjs") };
        return NEVER_CALLED.has(path) ? { path: beside("empty-module.cjs") } : null;
      });
    },
  };
}

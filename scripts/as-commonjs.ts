// Node starts a program of CommonJS modules in about three quarters of the time that it takes for the same ES modules.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

// The bundler that tsup brings.
const { transform } = createRequire(createRequire(import.meta.url).resolve("tsup"))("esbuild") as {
  transform(code: string, options: object): Promise<{ readonly code: string }>;
};

const MODULE_URL = '(require("node:url").pathToFileURL(__filename).href)';

/**
 * Turns a bundle of ES modules into one of CommonJS modules, in place. tsup's own way would rewrite `?.` and `??`
 * everywhere.
 *
 * @param directory the bundle: files `NAME.js` that import each other by literal paths; none may wait at its top level
 */
export async function asCommonJs(directory: string): Promise<void> {
  const files = (await readdir(directory)).filter((file) => file.endsWith(".js"));
  await Promise.all(
    files.map(async (file) => {
      const path = join(directory, file);
      const source = (await readFile(path, "utf8"))
        .replaceAll(/\bimport\((["']\.\/[\w.-]+\.js["'])\)/gu, "Promise.resolve().then(()=>require($1))")
        .replaceAll("import.meta.url", MODULE_URL);
      const { code } = await transform(source, {
        format: "cjs",
        platform: "node",
        target: "node20",
        banner: '"use strict";', // as ES modules are
        minifyWhitespace: true,
        minifySyntax: true,
        logOverride: { "empty-import-meta": "silent" }, // looked for only where keyguard runs from its sources
      });
      // A copy of all exports under a flag that nobody here asks for.
      await writeFile(path, code.replace(/module\.exports=__toCommonJS\((\w+)\)/u, "module.exports=$1"));
    }),
  );
  await writeFile(join(directory, "package.json"), '{ "type": "commonjs" }\n');
}

// What is made from the sources and committed, with one way to write it and one to check that it is fresh.
//
//   node --conditions=@keyguard/source scripts/generated.ts          write
//   node --conditions=@keyguard/source scripts/generated.ts --check  fail when a file is stale
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { errorsPage } from "./gen-errors.ts";
import { schemaFiles } from "./gen-schemas.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Every generated file by its path from the root. */
export function generatedFiles(): Record<string, string> {
  return { "docs/errors.md": errorsPage(), ...schemaFiles() };
}

/** The paths whose file on disk differs. */
export function staleFiles(): string[] {
  return Object.entries(generatedFiles()).flatMap(([path, text]) => {
    let now: string | undefined;
    try {
      now = readFileSync(join(root, path), "utf8");
    } catch {
      // absent is stale
    }
    return now === text ? [] : [path];
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const stale = staleFiles();
  if (process.argv.includes("--check")) {
    for (const path of stale)
      console.error(`${path} is stale; run: node --conditions=@keyguard/source scripts/generated.ts`);
    process.exitCode = stale.length === 0 ? 0 : 1;
  } else {
    const files = generatedFiles();
    for (const path of stale) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), files[path] ?? "");
      console.log(`wrote ${path}`);
    }
  }
}

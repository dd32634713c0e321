// Compiles assembly/git-pack.ts to src/generated/git-kernel.ts. The result is committed, so that using the
// sources needs no compiler; `--check` fails when it is stale.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import asc from "assemblyscript/asc";

const target = new URL("../src/generated/git-kernel.ts", import.meta.url);
const root = new URL("..", import.meta.url).pathname;
const { error, stderr } = await asc.main(
  [
    "assembly/git-pack.ts",
    "--baseDir",
    root,
    "--outFile",
    "git-pack.wasm",
    "--runtime",
    "stub",
    "--importMemory",
    "--memoryBase",
    "8192",
    "--noAssert",
    "-O3",
    "--enable",
    "simd",
    "--use",
    "abort=",
  ],
  {
    writeFile: (name, data) => {
      if (name.endsWith(".wasm")) globalThis.wasm = data;
    },
  },
);
if (error !== null) {
  process.stderr.write(stderr.toString());
  process.exit(1);
}
const base64 = Buffer.from(globalThis.wasm).toString("base64");
const source = createHash("sha256")
  .update(readFileSync(new URL("../assembly/git-pack.ts", import.meta.url)))
  .digest("hex");
const text = `// Made by scripts/git-kernel.mjs from assembly/git-pack.ts. Do not edit.\n// sha256 of the source: ${source}\nexport const GIT_KERNEL: string =\n  "${base64}";\n`;
if (process.argv.includes("--check")) {
  if (readFileSync(target, "utf8") !== text) {
    process.stderr.write("src/generated/git-kernel.ts is stale: run node scripts/git-kernel.mjs\n");
    process.exit(1);
  }
} else {
  writeFileSync(target, text);
  process.stdout.write(`${globalThis.wasm.length} bytes of WebAssembly\n`);
}

// Compiles assembly/kernel.ts and keeps its bytes in src/generated/kernel.ts.
//
//   node scripts/kernel.mjs            write
//   node scripts/kernel.mjs --check    fail when the committed bytes are not what the source gives
import { readFileSync, writeFileSync } from "node:fs";
import asc from "assemblyscript/asc";

const target = new URL("../src/generated/kernel.ts", import.meta.url);
const source = readFileSync(new URL("../assembly/kernel.ts", import.meta.url), "utf8");

const written = new Map();
const flags =
  "--runtime stub -O3 --noAssert --enable simd --importMemory --initialMemory 28 --outFile kernel.wasm".split(" ");
const { error, stderr } = await asc.main(["kernel.ts", ...flags], {
  readFile: (name) => (name === "kernel.ts" ? source : null),
  writeFile: (name, contents) => void written.set(name, contents),
  listFiles: () => [],
});
if (error) {
  process.stderr.write(`${stderr.toString()}\n${error.message}\n`);
  process.exit(1);
}

const bytes = Buffer.from(written.get("kernel.wasm"));
const text = `// Made from assembly/kernel.ts by scripts/kernel.mjs; do not edit.

/** The scanner's kernel as WebAssembly, ${bytes.length} bytes in base64. */
export const KERNEL_WASM =
  "${bytes.toString("base64")}";
`;

if (process.argv.includes("--check")) {
  if (readFileSync(target, "utf8") === text) process.exit(0);
  process.stderr.write(
    "error: src/generated/kernel.ts is not what assembly/kernel.ts gives\nhint: run: pnpm --filter @keyguard/scanner kernel\n",
  );
  process.exit(1);
}
writeFileSync(target, text);

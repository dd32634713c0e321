// Compiles assembly/ to WebAssembly and keeps its bytes in src/generated/, so that using the sources needs no compiler.
//
//   node scripts/kernels.mjs            write
//   node scripts/kernels.mjs --check    fail when the committed bytes are not what the sources give
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import asc from "assemblyscript/asc";

const root = new URL("..", import.meta.url);
const FLAGS = "--runtime stub --importMemory --noAssert -O3 --enable simd".split(" ");

const KERNELS = [
  {
    constant: "KERNEL_WASM",
    target: "src/generated/kernel.ts",
    about: "The scanner's kernel",
    sources: ["", "/bytes", "/events", "/literals", "/random", "/shapes", "/words"].map(
      (name) => `assembly/kernel${name}.ts`,
    ),
    flags: ["--initialMemory", "26"],
  },
  {
    constant: "GIT_KERNEL",
    target: "src/generated/git-kernel.ts",
    about: "The inner loops of reading a pack",
    sources: ["", "/bad", "/delta", "/inflate", "/trees"].map((name) => `assembly/git-pack${name}.ts`),
    flags: ["--memoryBase", "8192", "--use", "abort="],
  },
];

async function compile({ constant, about, sources, flags }) {
  let bytes;
  const { error, stderr } = await asc.main(
    [sources[0], "--baseDir", root.pathname, "--outFile", "out.wasm", ...FLAGS, ...flags],
    { writeFile: (name, contents) => void (name.endsWith(".wasm") && (bytes = Buffer.from(contents))) },
  );
  if (error) {
    process.stderr.write(`${stderr.toString()}\n${error.message}\n`);
    process.exit(1);
  }
  const digest = createHash("sha256");
  for (const source of sources) digest.update(readFileSync(new URL(source, root)));
  return `// Made from ${sources[0]} by scripts/kernels.mjs; do not edit.
// sha256 of the sources: ${digest.digest("hex")}

/** ${about} as WebAssembly, ${bytes.length} bytes in base64. */
export const ${constant}: string =
  "${bytes.toString("base64")}";
`;
}

for (const kernel of KERNELS) {
  const target = new URL(kernel.target, root);
  const text = await compile(kernel);
  if (!process.argv.includes("--check")) {
    writeFileSync(target, text);
  } else if (readFileSync(target, "utf8") !== text) {
    process.stderr.write(
      `error: ${kernel.target} is not what ${kernel.sources[0]} gives\nhint: run: pnpm --filter @keyguard/scanner kernel\n`,
    );
    process.exitCode = 1;
  }
}

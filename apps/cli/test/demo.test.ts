import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { bundledCli } from "./bundled-cli.ts";

const page = fileURLToPath(new URL("../../../docs/demo.md", import.meta.url));

/** What is new in every run taken out: keys, commits, fingerprints, names, dates, ports, attempts. */
function lasting(text: string): string[] {
  return text
    .trim()
    .replaceAll(
      /\b[0-9a-f]{12,16}\b|\b\w+…\w+\b|kg-\w{10}|\d{4}-\d\d-\d\d|(?<=127\.0\.0\.1:)\d+|(?<=refused )\d+/gu,
      "~",
    )
    .split("\n")
    .map((line) => line.replaceAll(/ {2,}/gu, "  "));
}

it("keyguard demo tells the whole story without a network, and leaves nothing behind", { timeout: 120_000 }, () => {
  const home = mkdtempSync(join(tmpdir(), "kg-demo-test-"));
  try {
    const ran = spawnSync(process.execPath, [bundledCli().file, "demo"], {
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
    // docs/demo.md and the README show this; where they differ, run scripts/release-demo.mjs.
    const recorded = /```text\n([\s\S]*?)```/u.exec(readFileSync(page, "utf8"))?.[1] ?? "";
    expect(lasting(recorded)).toEqual(lasting(ran.stdout));
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});

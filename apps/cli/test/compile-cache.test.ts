import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from "node:fs";
import * as module from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

describe("useCompileCache()", () => {
  let home = "";
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), "kg-code-"));
  });
  afterEach(() => {
    rmSync(home, { recursive: true, force: true });
  });

  /** Runs it in a process of its own, since it cannot be switched off again; says whether a module was kept. */
  function kept(environment: Record<string, string>): boolean {
    const used = join(import.meta.dirname, "../src/compile-cache.ts");
    const script = `
      const { useCompileCache } = await import(${JSON.stringify(used)});
      useCompileCache(process.env);
      const { getCompileCacheDir } = await import("node:module");
      process.stdout.write(getCompileCacheDir?.() ?? "none");`;
    const ran = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
      encoding: "utf8",
      env: { PATH: process.env["PATH"] ?? "", ...environment },
    });
    expect(ran.stderr.replace(/^.*ExperimentalWarning[^]*$/mu, "")).toBe("");
    return ran.stdout !== "none";
  }

  // Node has it from 22.8 on.
  const here = typeof module.enableCompileCache === "function";
  const code = (): string => join(home, ".cache", "keyguard", "code");

  test("keeps code in a directory that nobody else may read", () => {
    expect(kept({ HOME: home })).toBe(here);
    expect(existsSync(code()) ? statSync(code()).mode & 0o777 : 0o700).toBe(0o700);
  });

  test("goes by XDG_CACHE_HOME", () => {
    expect(kept({ HOME: home, XDG_CACHE_HOME: join(home, "xdg") })).toBe(here);
    expect(existsSync(join(home, "xdg", "keyguard", "code"))).toBe(here);
    expect(existsSync(code())).toBe(false);
  });

  test("uses no directory that others may write to, and no link", () => {
    mkdirSync(code(), { recursive: true });
    chmodSync(code(), 0o777);
    expect(kept({ HOME: home })).toBe(false);
    rmSync(code(), { recursive: true });
    mkdirSync(join(home, "elsewhere"));
    chmodSync(join(home, "elsewhere"), 0o777);
    symlinkSync(join(home, "elsewhere"), code());
    expect(kept({ HOME: home })).toBe(false);
    expect(readdirSync(join(home, "elsewhere"))).toEqual([]);
  });

  test("does without a home, or where it cannot write", () => {
    expect(kept({})).toBe(false);
    expect(kept({ HOME: "/dev/null" })).toBe(false);
  });
});

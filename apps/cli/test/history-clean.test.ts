import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spellings } from "@keyguard/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keyguard, leakedPair, type Ran } from "./keyguard.ts";

const canary = leakedPair("purge");
const MARKS = [canary.key, canary.secret].flatMap((value) => spellings(value));

let folder: string;
let repository: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kg-purge-"));
  repository = join(folder, "repository");
  mkdirSync(repository);
  const git = (...args: string[]): string =>
    execFileSync("git", ["-c", "user.name=Ann", "-c", "user.email=ann@example.com", ...args], {
      cwd: repository,
      env: { PATH: process.env["PATH"], GIT_CONFIG_GLOBAL: "/dev/null", HOME: folder },
      encoding: "utf8",
    });
  git("init", "-q", "-b", "main");
  writeFileSync(join(repository, "bot.py"), canary.text);
  git("add", "-A");
  git("commit", "-q", "-m", "bot");
  git("rm", "-q", "bot.py");
  git("commit", "-q", "-m", "gone");
});
afterAll(() => rmSync(folder, { recursive: true }));

function clean(...args: string[]): Ran {
  return keyguard(repository, ["history", "clean", ...args], { env: { TMPDIR: folder, HOME: folder } });
}

function shows(text: string): boolean {
  return MARKS.some((mark) => text.includes(mark));
}

describe("keyguard history clean", () => {
  it("prints a plan without a secret, and writes the values where their owner alone can read them", () => {
    const file = join(folder, "values");
    const ran = clean("--replace-file", file);
    expect(ran).toMatchObject({ code: 0 });
    expect(shows(ran.stdout + ran.stderr)).toBe(false);
    expect(ran.stdout).toContain("## 1. Revoke first");
    expect(ran.stdout).toContain(`--replace-text ${file}`);
    expect(ran.stderr).toContain(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, "utf8")).toContain(canary.secret);
  });

  it("makes a private directory where no file is named, and leaves secrets nowhere else", () => {
    rmSync(join(folder, "values"), { force: true });
    const ran = clean();
    const made = readdirSync(folder).filter((name) => name.startsWith("keyguard-clean-"));
    expect(made).toHaveLength(1);
    const directory = join(folder, made[0] ?? "");
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    expect(ran.stdout).toContain(join(directory, "replacements.txt"));
    rmSync(directory, { recursive: true });
    const left = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(left.filter((entry) => shows(readFileSync(join(entry.parentPath, entry.name), "latin1")))).toEqual([]);
  });

  it.each([
    ["the work tree", () => join(repository, "values"), "in a repository"],
    ["the git directory", () => join(repository, ".git", "values"), "in a repository"],
    ["standard output", () => "/dev/stdout", "exists already"],
    ["a file that exists", () => join(folder, "old"), "exists already"],
    ["a directory that does not", () => join(folder, "none", "values"), "does not exist"],
    ["a dash", () => "-", "does not exist"],
  ])("writes no secrets to %s", (_name, path, words) => {
    writeFileSync(join(folder, "old"), "old");
    const ran = clean("--replace-file", path());
    expect(ran.stderr).toContain(words);
    expect(ran.code).toBeGreaterThan(1);
    expect(shows(ran.stdout + ran.stderr)).toBe(false);
    expect(readFileSync(join(folder, "old"), "utf8")).toBe("old");
    expect(readdirSync(repository)).toEqual([".git"]);
  });

  it("purges one finding by its id, and refuses an id that nothing has", () => {
    const report = keyguard(repository, ["scan", "--history", "--format", "json"]).stdout;
    const { fingerprint } = (JSON.parse(report) as { findings: { fingerprint: string }[] }).findings[0] ?? {};
    const ran = clean("--only", fingerprint?.slice(0, 8) ?? "", "--replace-file", join(folder, "one"));
    expect(ran.stdout).toContain("1 credential to purge");
    expect(clean("--only", "0000000000")).toMatchObject({ code: 2, stdout: "" });
    expect(clean("--only", canary.secret).stderr).not.toContain(canary.secret);
  });

  it("says that there is nothing to purge, and writes nothing then", () => {
    const ran = clean("--threshold", "critical", "--replace-file", join(folder, "none.txt"));
    expect(ran.stdout).toContain("1 credential to purge");
    const empty = join(folder, "empty");
    execFileSync("git", ["init", "-q", empty]);
    const nothing = keyguard(empty, ["history", "clean", "--replace-file", join(folder, "nothing.txt")]);
    expect(nothing).toMatchObject({ code: 0 });
    expect(nothing.stdout).toContain("nothing to purge");
    expect(readdirSync(folder)).not.toContain("nothing.txt");
  });

  it("exits with 3 and says what it could not read", () => {
    const shallow = join(folder, "shallow");
    execFileSync("git", ["clone", "-q", "--depth=1", `file://${repository}`, shallow]);
    const ran = keyguard(shallow, ["history", "clean"]);
    expect(ran).toMatchObject({ code: 3 });
    expect(ran.stderr).toContain("git fetch --unshallow");
  });
});

import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Check, Secret } from "@keyguard/core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { checkStoreFile, findLeaks } from "../../src/node/index.ts";
import { credentialOf, declared } from "./world.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kg-leaks-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const SECRET = Secret.reveal(credentialOf("main").secret);
async function file(path: string, content: string | Buffer): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
}
function git(...args: string[]): void {
  execFileSync("git", ["-c", "init.defaultBranch=main", ...args], { cwd: folder });
}
async function found(store = "env:MAIN", signal = new AbortController().signal): Promise<Check | undefined> {
  const key = { ...declared("main", { store }), credential: credentialOf("main") };
  const { checks } = await findLeaks([key], folder, signal);
  return checks[0];
}

describe("findLeaks()", () => {
  test.each([
    ["the value itself", `a\nb = "${SECRET}"\n`, 2],
    ["base64 at any place", Buffer.from(`x: ${Buffer.from(`k:${SECRET}`).toString("base64")}`), 1],
    ["hex", `${Buffer.from(SECRET).toString("hex")}`, 1],
    ["bytes that are no text", Buffer.concat([Buffer.from([0, 255, 10]), Buffer.from(SECRET)]), 2],
  ])("finds %s", async (_, content, line) => {
    await file("src/deep/config.py", content);
    expect(await found()).toMatchObject({
      result: "fail",
      severity: "medium",
      evidence: `its secret stands in src/deep/config.py:${line}`,
    });
  });

  test("passes a project without it, and shows it in no text", async () => {
    await file("config.py", 'key = os.environ["MAIN_API_SECRET"]\n');
    expect(await found()).toMatchObject({ result: "pass" });
    await file("config.py", SECRET);
    expect(JSON.stringify(await found())).not.toContain(SECRET);
  });

  test("calls it critical where git tracks the file, and leaves out what git ignores", async () => {
    git("init", "-q");
    await file(".gitignore", "local.py\n");
    await file("local.py", SECRET);
    expect(await found()).toMatchObject({ result: "pass" });
    await file("new.py", SECRET);
    expect(await found()).toMatchObject({ result: "fail", severity: "medium" });
    git("add", "new.py");
    expect(await found()).toMatchObject({
      result: "fail",
      severity: "critical",
      evidence: expect.stringContaining("git tracks"),
    });
  });

  test("leaves the key's own store out, and no other file", async () => {
    await file(".env", `MAIN_API_SECRET=${SECRET}\n`);
    expect(await found("dotenv:.env#MAIN")).toMatchObject({ result: "pass" });
    await file("other.env", `MAIN_API_SECRET=${SECRET}\n`);
    expect(await found("dotenv:.env#MAIN")).toMatchObject({
      result: "fail",
      evidence: "its secret stands in other.env:1",
    });
  });

  test("follows no link out of the project, hangs on no pipe, and opens nothing huge", async () => {
    const outside = await mkdtemp(join(tmpdir(), "kg-outside-"));
    await writeFile(join(outside, "secret"), SECRET);
    await symlink(join(outside, "secret"), join(folder, "link"));
    await symlink(folder, join(folder, "loop"));
    execFileSync("mkfifo", [join(folder, "pipe")]);
    await file("huge.bin", Buffer.concat([Buffer.alloc(1 << 20), Buffer.from(SECRET)]));
    git("init", "-q"); // git lists the link, the walk would not
    expect(await found()).toMatchObject({
      result: "pass",
      evidence: "its secret stands in no file of the project; not opened, as over 1 MiB or not readable: 1",
    });
    await rm(outside, { recursive: true });
  });

  test("does not take a repository that git cannot tell about for untracked files", async () => {
    await file("config.py", SECRET);
    git("init", "-q");
    git("add", "config.py");
    await file(".git/HEAD", "damaged\n"); // as where git is missing, or distrusts the folder's owner
    expect(await found()).toMatchObject({
      result: "fail",
      severity: "high",
      evidence: "its secret stands in config.py:1; git could not be asked whether it tracks that",
    });
    await file(".env", `MAIN_API_SECRET=${SECRET}\n`);
    const checks = await checkStoreFile(declared("main", { store: "dotenv:.env#MAIN" }), folder);
    expect(checks.find(({ id }) => id === "store-untracked")).toMatchObject({
      result: "unknown",
      evidence: "git could not be asked whether it tracks .env",
    });
  });

  test("says that it did not see everything when it is stopped", async () => {
    await file("config.py", SECRET);
    expect(await found("env:MAIN", AbortSignal.abort())).toMatchObject({ result: "unknown" });
  });
});

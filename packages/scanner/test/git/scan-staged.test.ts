import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { ChangeScan } from "../../src/node/git/git-scan.ts";
import { scanStaged } from "../../src/node/git/scan-staged.ts";
import { createEngine, fingerprintOf, token } from "./support/fake-engine.ts";
import { GitFixture } from "./support/git-fixture.ts";

const fixtures: GitFixture[] = [];
afterAll(() => {
  for (const fixture of fixtures) fixture.destroy();
});

function repository(...options: string[]): GitFixture {
  const fixture = GitFixture.create(...options);
  fixtures.push(fixture);
  return fixture;
}

async function staged(path: string, environment: Record<string, string> = {}): Promise<ChangeScan> {
  const scan = await scanStaged(path, { engine: createEngine(), environment });
  expect(scan.skipped).toEqual([]);
  return scan;
}

function shown(scan: ChangeScan): string[] {
  return scan.findings.map(({ fingerprint, location }) => `${location?.path ?? ""} ${fingerprint}`);
}

/** How the index may be written; all must read alike. */
const FORMATS: readonly (readonly [string, (fixture: GitFixture) => void])[] = [
  ["version 2", (f) => void f.git("update-index", "--index-version", "2")],
  ["version 3", (f) => void f.git("update-index", "--index-version", "3")],
  ["version 4", (f) => void f.git("update-index", "--index-version", "4")],
  ["split", (f) => void f.git("update-index", "--split-index")],
  ["no cached trees", (f) => void f.git("read-tree", "HEAD")],
  ["no checksum", (f) => void f.git("-c", "index.skipHash=true", "add", "-A")],
];

describe("scanStaged()", () => {
  it.each(FORMATS)("reads an index with %s", async (_, prepare) => {
    const fixture = repository();
    for (let i = 0; i < 30; i++) fixture.write(`dir${i % 4}/sub/file${i}`, `content ${i}\n`);
    const old = token();
    fixture.write("dir0/old", old);
    fixture.commit("first");
    prepare(fixture);
    const [added, changed, deep] = [token(), token(), token()];
    fixture.write("added", added);
    fixture.write("dir1/sub/file1", `changed ${changed}\n`);
    fixture.write("a/b/c/d", deep);
    fixture.remove("dir2");
    fixture.git("add", "-A");
    fixture.write("added", "clean again\n");
    expect(shown(await staged(fixture.path))).toEqual([
      `a/b/c/d ${fingerprintOf(deep)}`,
      `added ${fingerprintOf(added)}`,
      `dir1/sub/file1 ${fingerprintOf(changed)}`,
    ]);
  });

  it("works before the first commit, and says so", async () => {
    const fixture = repository();
    const made = token();
    fixture.write(".env", made);
    fixture.git("add", ".env");
    fixture.write(".env", "clean\n");
    const scan = await staged(fixture.path);
    expect(shown(scan)).toEqual([`.env ${fingerprintOf(made)}`]);
    expect(scan.findings[0]?.git?.introducedBy).toBeNull();
    expect(scan.notes.join()).toContain("no commits yet");
  });

  it("looks at what is staged of a file, not at the rest", async () => {
    const fixture = repository();
    fixture.write("f", "one\n");
    fixture.commit("first");
    const [inIndex, inTree] = [token(), token()];
    fixture.write("f", `one\n${inIndex}\n`);
    fixture.git("add", "f");
    fixture.write("f", `one\n${inIndex}\n${inTree}\n`);
    expect(shown(await staged(fixture.path))).toEqual([`f ${fingerprintOf(inIndex)}`]);
  });

  it("works in a sub-directory, in a linked worktree and with git's own variables", async () => {
    const fixture = repository();
    fixture.write("sub/f", "one\n");
    fixture.commit("first");
    const [made, other] = [token(), token()];
    fixture.write("sub/g", made);
    fixture.git("add", "-A");
    expect(shown(await staged(join(fixture.path, "sub")))).toEqual([`sub/g ${fingerprintOf(made)}`]);
    fixture.git("worktree", "add", "-q", "-b", "w", "tree");
    const linked = new GitFixture(join(fixture.path, "tree"));
    linked.write("h", other);
    linked.git("add", "h");
    expect(shown(await staged(linked.path))).toEqual([`h ${fingerprintOf(other)}`]);
    const environment = { GIT_DIR: join(fixture.path, ".git"), GIT_INDEX_FILE: ".git/index" };
    expect(shown(await staged(join(fixture.path, "sub"), environment))).toEqual([`sub/g ${fingerprintOf(made)}`]);
  });

  it("reads the index that git commit FILE makes for its hook", async () => {
    const fixture = repository();
    fixture.write("f", "one\n");
    fixture.commit("first");
    const made = token();
    fixture.write("f", made);
    fixture.write("unrelated", token());
    fixture.git("add", "unrelated");
    fixture.write(
      ".git/hooks/pre-commit",
      '#!/bin/sh\nprintf %s "$GIT_INDEX_FILE" > hook.out\ncp "$GIT_INDEX_FILE" hook.index\nexit 1\n',
    );
    chmodSync(join(fixture.path, ".git/hooks/pre-commit"), 0o755);
    expect(() => fixture.git("commit", "-q", "-m", "x", "f")).toThrow(/./u);
    expect(readFileSync(join(fixture.path, "hook.out"), "utf8")).toContain("next-index");
    const scan = await staged(fixture.path, { GIT_INDEX_FILE: "hook.index" });
    expect(shown(scan)).toEqual([`f ${fingerprintOf(made)}`]);
  });

  it("passes over intent-to-add and reads every side of a conflict", async () => {
    const fixture = repository();
    fixture.write("f", "base\n");
    fixture.commit("base");
    fixture.git("checkout", "-q", "-b", "theirs");
    const [theirs, ours, intent] = [token(), token(), token()];
    fixture.write("f", `theirs ${theirs}\n`);
    fixture.commit("theirs");
    fixture.git("checkout", "-q", "main");
    fixture.write("f", `ours ${ours}\n`);
    fixture.commit("ours");
    expect(() => fixture.git("merge", "-q", "theirs")).toThrow(/./u);
    fixture.write("n", intent);
    fixture.git("add", "-N", "n");
    expect(shown(await staged(fixture.path))).toEqual([`f ${fingerprintOf(theirs)}`]);
  });

  it("looks into the directories of a sparse index that differ from HEAD", async () => {
    const fixture = repository();
    const made = token();
    fixture.write("in/f", "one\n");
    fixture.write("out/deep/f", "one\n");
    const first = fixture.commit("first");
    fixture.write("out/deep/g", made);
    fixture.commit("second");
    fixture.git("sparse-checkout", "init", "--cone", "--sparse-index");
    fixture.git("sparse-checkout", "set", "in");
    expect(fixture.git("ls-files", "--sparse")).toContain("out/");
    expect(shown(await staged(fixture.path))).toEqual([]);
    fixture.git("reset", "-q", "--soft", first);
    expect(shown(await staged(fixture.path))).toEqual([`out/deep/g ${fingerprintOf(made)}`]);
  });

  it("reads a repository with SHA-256 ids, a packed one, and names that are not ASCII", async () => {
    const fixture = repository("--object-format=sha256");
    fixture.write("f", "one\n");
    fixture.commit("first");
    fixture.git("repack", "-q", "-a", "-d");
    const made = token();
    fixture.write("größe ✓", made);
    fixture.git("add", "-A");
    expect(shown(await staged(fixture.path))).toEqual([`größe ✓ ${fingerprintOf(made)}`]);
  });

  it("says that a staged blob is missing", async () => {
    const fixture = repository();
    fixture.write("f", "one\n");
    fixture.git("add", "f");
    const id = fixture.git("rev-parse", ":f");
    fixture.remove(join(".git/objects", id.slice(0, 2), id.slice(2)));
    const scan = await scanStaged(fixture.path, { engine: createEngine() });
    expect(scan.complete).toBe(false);
    expect(scan.skipped).toEqual([{ path: "f", reason: "the object is not in the repository" }]);
  });

  it("refuses a directory that is in no repository", async () => {
    await expect(scanStaged("/", { engine: createEngine() })).rejects.toMatchObject({
      code: "KG_GIT_NOT_A_REPOSITORY",
    });
  });
});

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { scanHistory } from "../../src/node/git/scan-history.ts";
import { createEngine, fingerprintOf, token } from "./support/fake-engine.ts";
import { GitFixture } from "./support/git-fixture.ts";

const fixtures: GitFixture[] = [];
afterAll(() => {
  for (const fixture of fixtures) fixture.destroy();
});

/** One repository with one credential in each place where other tools do not look. */
function build(...options: string[]): { fixture: GitFixture; places: Map<string, string> } {
  const fixture = GitFixture.create(...options);
  fixtures.push(fixture);
  const places = new Map<string, string>();
  const hide = (place: string): string => {
    const made = token();
    places.set(place, made);
    return made;
  };
  fixture.write(".gitattributes", "*.env -diff\n*.key binary\n*.txt text working-tree-encoding=UTF-8\n");
  fixture.write("a.env", `KEY=${hide("a file with -diff")}\n`);
  fixture.write("b.key", `${hide("a file that is binary by attribute")}\n`);
  fixture.write("c.bin", Buffer.concat([Buffer.alloc(9000), Buffer.from(hide("after NUL bytes"))]));
  fixture.write("d.txt", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`x=${hide("UTF-16")}\n`, "utf16le")]));
  fixture.write("kept.txt", "kept\n");
  fixture.commit("first");
  fixture.write("gone.txt", `${hide("a deleted file")}\n`);
  fixture.commit("second");
  fixture.remove("gone.txt");
  fixture.commit(`third ${hide("a commit message")}`);
  fixture.git("checkout", "-q", "-b", "side");
  fixture.write("side.txt", "side\n");
  fixture.commit("side");
  fixture.git("checkout", "-q", "main");
  fixture.write("main.txt", "main\n");
  fixture.commit("main");
  fixture.git("merge", "-q", "--no-commit", "--no-ff", "side");
  fixture.write("evil.txt", `${hide("only in a merge")}\n`);
  fixture.commit("merge");
  fixture.remove("evil.txt");
  fixture.commit("without evil");
  fixture.git("tag", "-a", "v1", "-m", `tag ${hide("a tag message")}`);
  fixture.git("notes", "add", "-m", `note ${hide("a note")}`);
  fixture.write("kept.txt", `kept ${hide("an amended commit")}\n`);
  fixture.commit("to be amended");
  fixture.write("kept.txt", "kept\n");
  fixture.commit("amended", "--amend");
  fixture.git("checkout", "-q", "-b", "dropped");
  fixture.write("dropped.txt", `${hide("a deleted branch")}\n`);
  fixture.commit("dropped");
  fixture.git("checkout", "-q", "main");
  fixture.git("branch", "-q", "-D", "dropped");
  fixture.write("kept.txt", `kept ${hide("a stash")}\n`);
  fixture.git("stash", "-q");
  fixture.write("kept.txt", `kept ${hide("an older stash")}\n`);
  fixture.git("stash", "-q");
  fixture.write("staged.txt", `${hide("staged and never committed")}\n`);
  fixture.git("add", "staged.txt");
  fixture.write("staged.txt", "clean\n");
  fixture.git("add", "staged.txt");
  fixture.git("rm", "-q", "--cached", "-f", "staged.txt");
  fixture.remove("staged.txt");
  fixture.remove("main.txt");
  fixture.run(["hash-object", "-w", "--stdin"], { input: `${hide("a blob that nothing names")}\n` });
  fixture.write("type", "plain\n");
  fixture.commit("plain file");
  fixture.remove("type");
  fixture.write("type/inner", `${hide("a file that became a directory")}\n`);
  fixture.commit("type change");
  fixture.remove("type");
  fixture.commit("gone again");
  return { fixture, places };
}

async function missed(fixture: GitFixture, places: ReadonlyMap<string, string>): Promise<string[]> {
  const { findings, complete, skipped } = await scanHistory(fixture.path, { engine: createEngine() });
  expect(skipped).toEqual([]);
  expect(complete).toBe(true);
  const found = new Set(findings.map((finding) => finding.fingerprint));
  return [...places].filter(([, made]) => !found.has(fingerprintOf(made))).map(([place]) => place);
}

describe("scanHistory() on hidden places", () => {
  it("finds every one among loose objects", async () => {
    const { fixture, places } = build();
    expect(await missed(fixture, places)).toEqual([]);
  });

  it("finds every one after a repack that keeps unreachable objects", async () => {
    const { fixture, places } = build();
    fixture.git("repack", "-q", "-a", "-d", "--keep-unreachable", "--depth=50", "--window=50");
    expect(await missed(fixture, places)).toEqual([]);
  });

  it("finds every one in cruft packs, several packs and a multi-pack index", async () => {
    const { fixture, places } = build();
    fixture.git("repack", "-q", "-d");
    fixture.git("repack", "-q", "--cruft", "-d");
    fixture.git("multi-pack-index", "write");
    expect(await missed(fixture, places)).toEqual([]);
  });

  it("finds every one in a repository with SHA-256 ids", async () => {
    const { fixture, places } = build("--object-format=sha256");
    expect(await missed(fixture, places)).toEqual([]);
    fixture.git("repack", "-q", "-a", "-d", "--keep-unreachable");
    expect(await missed(fixture, places)).toEqual([]);
  });

  it("finds every one from a linked worktree and through alternates", async () => {
    const { fixture, places } = build();
    fixture.git("worktree", "add", "-q", join(fixture.path, "linked"), "HEAD");
    expect(await missed(new GitFixture(join(fixture.path, "linked")), places)).toEqual([]);
    const borrower = GitFixture.create();
    fixtures.push(borrower);
    mkdirSync(join(borrower.path, ".git/objects/info"), { recursive: true });
    writeFileSync(join(borrower.path, ".git/objects/info/alternates"), `${fixture.path}/.git/objects\n`);
    expect(await missed(borrower, places)).toEqual([]);
  });

  it("is not hidden from by replace refs and grafts", async () => {
    const { fixture, places } = build();
    const second = fixture.git("rev-parse", "main~3");
    fixture.git("replace", second, fixture.git("rev-parse", "HEAD"));
    fixture.write(".git/info/grafts", `${fixture.git("rev-parse", "HEAD")}\n`);
    expect(await missed(fixture, places)).toEqual([]);
  });
});

describe("scanHistory() says what it did not see", () => {
  it("names a missing blob", async () => {
    const fixture = GitFixture.create();
    fixtures.push(fixture);
    fixture.write("a.txt", "content\n");
    fixture.commit("one");
    const id = fixture.git("rev-parse", "HEAD:a.txt");
    fixture.remove(join(".git/objects", id.slice(0, 2), id.slice(2)));
    const { complete, skipped } = await scanHistory(fixture.path, { engine: createEngine() });
    expect(complete).toBe(false);
    expect(skipped).toEqual([{ path: id, reason: "a tree names the object and the repository does not have it" }]);
  });

  it("says that a clone is shallow, and how to deepen it", async () => {
    const origin = GitFixture.create();
    fixtures.push(origin);
    for (const name of ["one", "two", "three"]) {
      origin.write("a.txt", `${name}\n`);
      origin.commit(name);
    }
    const clone = new GitFixture();
    fixtures.push(clone);
    clone.git("clone", "-q", "--depth=2", `file://${origin.path}`, "c");
    const { complete, skipped } = await scanHistory(join(clone.path, "c"), { engine: createEngine() });
    expect(complete).toBe(false);
    expect(skipped[0]?.path).toBe(origin.git("rev-parse", "HEAD~1"));
    expect(skipped[0]?.reason).toContain("git fetch --unshallow");
  });

  it("is content with a repository that has no commit yet", async () => {
    const fixture = GitFixture.create();
    fixtures.push(fixture);
    const { complete, findings, notes } = await scanHistory(fixture.path, { engine: createEngine() });
    expect({ complete, findings }).toEqual({ complete: true, findings: [] });
    expect(notes).toEqual(["the repository has no commits yet"]);
  });
});

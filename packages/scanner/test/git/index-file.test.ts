import { execFileSync } from "node:child_process";
import { readFileSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { CachedTrees } from "../../src/node/git/cached-trees.ts";
import { endOfDirectory, entryOf, type IndexEntry } from "../../src/node/git/index-entries.ts";
import { type GitIndex, readIndex } from "../../src/node/git/index-file.ts";
import { GitFixture } from "./support/git-fixture.ts";

const fixtures: GitFixture[] = [];
afterAll(() => {
  for (const fixture of fixtures) fixture.destroy();
});

/** A repository of one commit, with names that sort around a slash. */
function repository(version: number): GitFixture {
  const fixture = GitFixture.create();
  fixtures.push(fixture);
  const names = ["a", "a-b/c", "a.b", "ab/c", "ab/d/e", "ab0", "é/ü", "z/y/x/w"];
  for (const name of names) {
    fixture.write(
      name,
      `content of ${name}
`,
    );
    utimesSync(join(fixture.path, name), 1_600_000_000, 1_600_000_000); // what is as new as the index is read anew
  }
  fixture.commit("first");
  fixture.git("update-index", "--index-version", String(version));
  return fixture;
}

function indexOf({ path }: GitFixture): GitIndex {
  const gitDir = join(path, ".git");
  const index = readIndex(join(gitDir, "index"), gitDir, "sha1");
  if (typeof index === "string") throw new Error(index);
  return index;
}

/** What git itself says of it. */
function listed({ path }: GitFixture): Pick<IndexEntry, "path" | "mode" | "id" | "stage">[] {
  const lines = execFileSync("git", ["-C", path, "ls-files", "-s", "-z"], { encoding: "latin1" }).split("\0");
  return lines.slice(0, -1).map((line) => {
    const [, mode = "", id = "", stage, name = ""] = /^(\d+) (\w+) (\d)\t(.*)$/su.exec(line) ?? [];
    return { path: name, mode, id, stage: Number(stage) };
  });
}

describe.each([2, 3, 4])("readIndex() of version %d", (version) => {
  it("gives the entries that git lists, by position and one after the other", () => {
    const fixture = repository(version);
    // Longer than the flags can tell; for the index alone, since no file may be called so.
    const long = Array.from({ length: 25 }, (_, i) => `${"d".repeat(180)}${i}`).join("/");
    fixture.git("update-index", "--add", "--cacheinfo", `100644,${fixture.git("rev-parse", "HEAD:a")},${long}`);
    const { entries } = indexOf(fixture);
    const expected = listed(fixture);
    expect(expected).toHaveLength(9);
    expect([...entries]).toMatchObject(expected);
    expect(Array.from({ length: entries.length }, (_, i) => entries.at(i))).toMatchObject(expected);
    expect(entries.at(entries.length)).toBe(undefined);
  });

  it("finds a file, and where a directory ends", () => {
    const { entries } = indexOf(repository(version));
    const all = [...entries];
    for (const [i, entry] of all.entries()) {
      expect(entryOf(entries, entry.path)).toEqual(entry);
      expect(entryOf(entries, `${entry.path}0`)).toBe(undefined);
      const directory = entry.path.slice(0, entry.path.indexOf("/") + 1);
      if (directory === "") continue;
      const behind = all.findIndex(({ path }, at) => at > i && !path.startsWith(directory));
      expect(endOfDirectory(entries, directory, i + 1, all.length)).toBe(behind === -1 ? all.length : behind);
    }
  });

  it("knows the trees of directories that have not changed", () => {
    const fixture = repository(version);
    const directories = ["ab", "ab/d", "z", "z/y", "z/y/x"];
    const tree = (path: string): string => fixture.git("rev-parse", `HEAD:${path}`).trim();
    const before = indexOf(fixture).trees;
    for (const path of ["", ...directories]) expect([path, before.get(path)?.id]).toEqual([path, tree(path)]);
    expect(before.get("z")?.entries).toBe(1);
    expect(before.get("ab")?.entries).toBe(2);
    for (const path of ["y", "a", "ab/c", "z/y/x/w", "ab/"]) expect(before.get(path)).toBe(undefined);
    fixture.write("ab/d/e", "changed\n");
    fixture.git("add", "-A");
    const { trees } = indexOf(fixture);
    const valid = directories.filter((path) => trees.get(path) !== undefined);
    expect(valid).toEqual(["z", "z/y", "z/y/x"]);
    expect(trees.get("")).toBe(undefined);
  });

  it("says of an index that is cut off that it is damaged", () => {
    const fixture = repository(version);
    const gitDir = join(fixture.path, ".git");
    const whole = readFileSync(join(gitDir, "index"));
    for (const length of [1, 11, 12, 40, 90, 200, whole.length >> 1, whole.length - 1]) {
      fixture.write("cut", whole.subarray(0, length));
      expect(readIndex(join(fixture.path, "cut"), gitDir, "sha1")).toBe("the index is damaged");
    }
  });
});

describe("CachedTrees", () => {
  const line = (name: string, entries: number, left: number): Buffer =>
    Buffer.concat([Buffer.from(`${name}\0${entries} ${left}\n`), Buffer.alloc(entries < 0 ? 0 : 20, name.length + 1)]);

  it("has none where its extension is cut off, anywhere", () => {
    const whole = Buffer.concat([line("", -1, 2), line("a", 2, 1), line("b", 1, 0), line("c", 3, 0)]);
    expect(new CachedTrees(whole, 20).get("a/b")).toEqual({ id: "02".repeat(20), entries: 1 });
    for (let end = 0; end < whole.length; end++) {
      const cut = new CachedTrees(whole.subarray(0, end), 20);
      for (const path of ["", "a", "a/b", "c"]) expect(cut.get(path)).toBe(undefined);
    }
  });

  it.each([
    ["more below a directory than it says", [line("", 1, 0), line("a", 1, 0)]],
    ["a number that is none", [Buffer.from("\0x 0\n")]],
    ["no number", [Buffer.from("\0 0\n")]],
    ["less than none", [line("", -2, 0)]],
  ])("has none where there is %s", (_, lines) => {
    expect(new CachedTrees(Buffer.concat(lines), 20).get("")).toBe(undefined);
  });
});

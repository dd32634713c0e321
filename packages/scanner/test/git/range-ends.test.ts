import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collectRange } from "../../src/node/git/commit-range.ts";
import { ObjectReader } from "../../src/node/git/object-reader.ts";
import { findRange } from "../../src/node/git/range-ends.ts";
import { openRepository } from "../../src/node/git/repository.ts";
import { GitFixture } from "./support/git-fixture.ts";

let fixture: GitFixture;
beforeAll(() => {
  fixture = GitFixture.create();
  for (let i = 0; i < 4; i++) fixture.commit(`c${i}`);
  fixture.git("tag", "-a", "-m", "one", "v1");
  fixture.git("branch", "old", "HEAD~1");
  for (const name of ["left", "right"]) {
    fixture.git("checkout", "-q", "-b", name, "main~1");
    for (let i = 0; i < 3; i++) fixture.commit(`${name} ${i}`);
  }
  // A criss-cross has two best common ancestors.
  fixture.git("branch", "right-before");
  fixture.git("merge", "-q", "--no-edit", "left");
  fixture.git("checkout", "-q", "left");
  fixture.git("merge", "-q", "--no-edit", "right-before");
  fixture.commit("left again");
  fixture.run(["commit", "-q", "--allow-empty", "-m", "long ago"], {
    environment: { GIT_COMMITTER_DATE: "1000000000 +0000" },
  });
  fixture.commit("left on top of it");
  fixture.git("update-ref", "refs/remotes/origin/main", "main~2");
  fixture.git("config", "remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*");
  fixture.git("config", "remote.origin.url", "/nowhere");
  fixture.git("config", "branch.left.remote", "origin");
  fixture.git("config", "branch.left.merge", "refs/heads/main");
  fixture.git("config", "branch.right.remote", ".");
  fixture.git("config", "branch.right.merge", "refs/heads/left");
}, 60_000);
afterAll(() => fixture.destroy());

function ours(range: string): string[] {
  const repository = openRepository(fixture.path);
  const reader = new ObjectReader(repository);
  const { include, exclude, absent } = findRange(repository, reader, range);
  expect(absent).toEqual([]);
  const { commits, unreadable, cut } = collectRange(reader, repository.shallow, include, exclude);
  reader.close();
  expect([...unreadable, ...cut]).toEqual([]);
  return commits.map(({ id }) => id).sort();
}

function git(range: string): string[] {
  const listed = fixture.git("rev-list", ...(range.includes("{") ? [range] : range.split(" ")), "--");
  return listed === "" ? [] : listed.split("\n").sort();
}

describe("findRange()", () => {
  it.each([
    "main..left",
    "..right",
    "left..",
    "left...right",
    "main...",
    "left^!",
    "right^!",
    "right^-",
    "right^-2",
    "^main left right",
    "main..left ^right",
    "v1..left",
    "@{-1}..@",
    "@{-2}...HEAD",
    "HEAD@{1}..HEAD",
    "@{2}..@",
    "left@{3}~1..left",
    "@{u}..",
    "left@{upstream}...right",
    "right@{u}..right",
    "HEAD^{/left 1}..HEAD",
    ":/right..left",
    "left@{2023-11-15}..left",
    "v1^{}..v1~0",
    "v1-0-g$..left",
  ])("finds the commits that git finds for %s", (range) => {
    const spelled = range.replace("$", fixture.git("rev-parse", "--short", "v1^{}"));
    expect(ours(spelled)).toEqual(git(spelled));
  });

  it("finds them between any two commits, whatever their dates", () => {
    const all = fixture.git("rev-list", "--all").split("\n");
    for (const a of all) {
      for (const b of all) expect([a, b, ours(`${a}...${b}`)]).toEqual([a, b, git(`${a}...${b}`)]);
    }
  }, 120_000);
});

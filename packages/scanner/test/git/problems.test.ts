import { describe, expect, it } from "vitest";
import { Problems } from "../../src/node/git/problems.ts";

function noted(paths: readonly string[], reason: string): Problems {
  const problems = new Problems();
  for (const path of paths) problems.add(path, reason);
  return problems;
}

describe("Problems", () => {
  it("names five of a kind and counts the rest", () => {
    expect(noted(["g", "f", "e", "d", "c", "b", "a"], "it is gone").list()).toEqual([
      { path: "2 more", reason: "it is gone" },
      ...["c", "d", "e", "f", "g"].map((path) => ({ path, reason: "it is gone" })),
    ]);
  });

  it("merge() takes over what was named and what was only counted", () => {
    const problems = noted(["x"], "it is gone");
    problems.merge(noted(["a", "b", "c", "d", "e", "f", "g", "h"], "it is gone").take());
    problems.merge(noted(["p"], "it is damaged").take());
    const list = problems.list();
    expect(list.filter(({ reason }) => reason === "it is damaged")).toEqual([{ path: "p", reason: "it is damaged" }]);
    expect(list.find(({ path }) => path.endsWith(" more"))?.path).toBe("4 more");
    expect(list.filter(({ path }) => path === "it is gone")).toEqual([]);
    expect(list).toHaveLength(7);
  });
});

import type { Finding } from "@keyguard/core";
import { describe, expect, it } from "vitest";
import { exclusion, withoutExcluded } from "../../src/ignores/excluded.ts";

describe("exclusion()", () => {
  it.each([
    [["*.json"], "a/config.json", true],
    [["*.json", "!config.json"], "a/config.json", false],
    [["!config.json", "*.json"], "config.json", true],
    [["vendor/"], "vendor/a.py", true],
    [["vendor/"], "src/a.py", false],
    [["# vendor/", ""], "vendor/a.py", false],
    [[String.raw`\!odd.py`], "!odd.py", true],
    [[], "a.py", false],
  ])("by %j says of %s: %s", (patterns, path, left) => {
    expect(exclusion(patterns)(path)).toBe(left);
  });
});

describe("withoutExcluded()", () => {
  const at = (path: string) => ({ path, startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 });
  const finding = (location: string | null, alsoAt: readonly string[], alsoIn: readonly string[]) =>
    ({
      location: location === null ? null : at(location),
      alsoAt: alsoAt.map(at),
      git: alsoIn.length === 0 ? undefined : { alsoIn: alsoIn.map((path) => ({ path, commit: "c" })) },
    }) as unknown as Finding;

  it.each([
    ["all of whose places are left out", finding("x/a", ["x/b"], ["x/c"]), 0],
    ["that lies in another place, too", finding("x/a", ["y/b"], []), 1],
    ["that history holds in another place, too", finding("x/a", [], ["y/c"]), 1],
    ["of no place", finding(null, [], []), 1],
  ])("judges a finding %s", (_, one, left) => {
    expect(withoutExcluded([one], exclusion(["x/"]))).toHaveLength(left);
  });
});

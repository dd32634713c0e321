import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pathPattern, rulePattern } from "../../src/ignores/path-pattern.ts";

describe("pathPattern()", () => {
  it.each([
    ["config.py", "config.py", true],
    ["config.py", "a/b/config.py", true],
    ["config.py", "a/config.pyc", false],
    ["config.py", "xconfig.py", false],
    ["/config.py", "config.py", true],
    ["/config.py", "a/config.py", false],
    ["docs/", "docs/a.md", true],
    ["docs/", "x/docs/a/b.md", true],
    ["docs/", "docs", false],
    ["docs", "docs/a/b.md", true],
    ["a/docs", "a/docs/b.md", true],
    ["a/docs", "x/a/docs/b.md", false],
    ["docs/**", "docs/a/b.md", true],
    ["**/fixtures/*.json", "fixtures/a.json", true],
    ["**/fixtures/*.json", "a/b/fixtures/a.json", true],
    ["**/fixtures/*.json", "a/myfixtures/a.json", false],
    ["a/**/b", "a/b", true],
    ["a/**/b", "a/x/y/b", true],
    ["a/**/b", "a/xb", false],
    ["*.env", "a/.env", true],
    ["*.env", "a/prod.env/x", true],
    ["a/*.py", "a/b/c.py", false],
    ["a?c", "abc", true],
    ["a?c", "a/c", false],
    ["[a-c]x", "bx", true],
    ["[!a-c]x", "bx", false],
    ["[!a-c]x", "dx", true],
    ["[abc", "[abc", true],
    [String.raw`\*.py`, "*.py", true],
    [String.raw`\*.py`, "a.py", false],
    ["", "a", false],
    ["/", "a", false],
    ["ключ", "a/ключ", true],
  ])("%j on %j is %j", (pattern, path, expected) => {
    expect(pathPattern(pattern).matches(path)).toBe(expected);
  });

  it("matches every path literally, and everything below it", () => {
    const name = fc.stringMatching(/^[a-zA-Z0-9 .()+^$|{}_-]{1,12}$/u);
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), name, (names, below) => {
        const path = names.join("/");
        expect(pathPattern(`/${path}`).matches(path)).toBe(true);
        expect(pathPattern(`/${path}`).matches(`${path}/${below}`)).toBe(true);
        expect(pathPattern(`/${path}`).matches(`${path}${below}`)).toBe(false);
      }),
    );
  });

  it("needs no more steps for a hostile pattern than both lengths allow", () => {
    const pattern = pathPattern(`/${"**/*".repeat(200)}x`);
    expect(pattern.matches("a/".repeat(2_000))).toBe(false); // exponential or cubic matching would not come back
  });

  it("matches nothing with a pattern over its bound", () => {
    expect(pathPattern("*".repeat(1_025)).matches("a")).toBe(false);
  });
});

describe("rulePattern()", () => {
  it.each([
    ["binance-credential", "binance-credential", true],
    ["binance-*", "binance-credential", true],
    ["*-credential", "binance-credential", true],
    ["binance", "binance-credential", false],
    ["[b]inance", "binance", false],
  ])("%j on %j is %j", (pattern, rule, expected) => {
    expect(rulePattern(pattern).matches(rule)).toBe(expected);
  });
});

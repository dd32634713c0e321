import { describe, expect, it } from "vitest";
import { tomlPlaces } from "../../src/node/toml-places.ts";

const TEXT = `# a comment with key = "value"
[keys.binance-main]
exchange = "binance"   # a = b
profile  = "trading"
store    = "env:BINANCE"
rotation = { by = "master", grace = "15m" }

[keys."odd.name"]
exchange = 'okx'

[scan]
exclude = [
  "vendor/**", # salt = "no"
  "a]b",
]
salt = """
exclude = "not this one"
"""
extend.x = 1
`;

describe("tomlPlaces()", () => {
  it("knows the line of every key, whatever stands in strings, arrays and comments", () => {
    expect(Array.from(tomlPlaces(TEXT), ([path, { line, column }]) => [path, line, column])).toEqual([
      ["keys.binance-main", 2, 1],
      ["keys.binance-main.exchange", 3, 1],
      ["keys.binance-main.profile", 4, 1],
      ["keys.binance-main.store", 5, 1],
      ["keys.binance-main.rotation", 6, 1],
      ["keys.odd.name", 8, 1],
      ["keys.odd.name.exchange", 9, 1],
      ["scan", 11, 1],
      ["scan.exclude", 12, 1],
      ["scan.salt", 16, 1],
      ["scan.extend.x", 19, 1],
    ]);
  });

  it("knows the column of a key that is set in", () => {
    expect(tomlPlaces("[a]\n  [a.b]\n\tc = 1\n").get("a.b.c")).toEqual({ line: 3, column: 2 });
  });

  it.each(["", "[", "=", "a", "[[x]]\n", '"'])("reads %j without an end", (text) => {
    expect(tomlPlaces(text).size).toBeLessThanOrEqual(1);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LinearPattern } from "../../src/rules/regex/linear-pattern.ts";

function spans(pattern: string, text: string): unknown {
  const match = new LinearPattern(pattern).find(text, 0);
  return match === undefined
    ? null
    : [match.start, match.end, ...match.groups.map((group) => (group === undefined ? null : [group.start, group.end]))];
}

function expected(pattern: string, text: string): unknown {
  const match = new RegExp(pattern, "d").exec(text);
  return match?.indices === undefined
    ? null
    : [match.index, match.index + match[0].length, ...match.indices.slice(1).map((pair) => pair ?? null)];
}

/** Patterns of the syntax that RE2 and JavaScript share, in which no group can match nothing within a repetition. */
const atom = fc.constantFrom(
  "a",
  "b",
  "[ab]",
  "[^a]",
  ".",
  String.raw`\d`,
  String.raw`\w`,
  String.raw`\b`,
  "c",
  "^",
  "$",
);
const { pattern } = fc.letrec<{ pattern: string; piece: string }>((tie) => ({
  piece: fc.oneof(
    { withCrossShrink: true, maxDepth: 3 },
    atom,
    fc
      .tuple(fc.constantFrom("a", "b", "[ab1]", "."), fc.constantFrom("*", "+", "?", "{2}", "{1,3}", "*?", "+?", "??"))
      .map(([one, count]) => one + count),
    tie("pattern").map((inner) => `(${inner})`),
    tie("pattern").map((inner) => `(?:${inner})`),
  ),
  pattern: fc
    .array(fc.array(tie("piece"), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 })
    .map((choices) => choices.map((pieces) => pieces.join("")).join("|")),
}));

describe("LinearPattern", () => {
  test("finds what the platform's regular expressions find", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "c", "1", " "), maxLength: 24 });
    fc.assert(
      fc.property(pattern, text, (source, subject) => {
        expect(spans(source, subject)).toEqual(expected(source, subject));
      }),
      { numRuns: 1500 },
    );
  });

  test.each([
    ["(?i)key", "my KEY", [3, 6]],
    ["k(?i:EY)s", "keys", [0, 4]],
    [String.raw`\Aa\z`, "a", [0, 1]],
    [String.raw`(?s)a.b`, "a\nb", [0, 3]],
    [String.raw`(?m)^b$`, "a\nb\nc", [2, 3]],
    ["(?U)a+", "aaa", [0, 1]],
    ["[[:alpha:]]+", "12ab3", [2, 4]],
    [String.raw`\Qa.b\E+`, "a.bb", [0, 4]],
    [String.raw`\x41\x{42}`, "AB", [0, 2]],
    ["a{,2}", "a{,2}", [0, 5]],
    ["(?P<name>b)", "ab", [1, 2, [1, 2]]],
    ["é", "\u00c3\u00a9", [0, 2]],
  ])("reads %s as RE2 does", (source, text, places) => {
    expect(spans(source, text)).toEqual(places);
  });

  test.each([
    "(a",
    "a)",
    "[a",
    "a**b{2}{3}+*?+*?+*?+*",
    "(?=a)",
    "(?<!a)b",
    String.raw`(a)\1`,
    "*a",
    "a{2,1}",
    "a{1001}",
    "[z-a]",
    String.raw`\y`,
  ])("refuses %s", (source) => {
    expect(() => new LinearPattern(source)).toThrow(expect.objectContaining({ code: "KG_RULES_PATTERN" }));
  });

  test("refuses repetitions that make a pattern too large", () => {
    expect(() => new LinearPattern("((a{100}){100}){100}")).toThrow(
      expect.objectContaining({ code: "KG_RULES_PATTERN" }),
    );
  });

  test("finds every match, none within another", () => {
    const found = [...new LinearPattern("a+").findAll("aa b aaa", 10)];
    expect(found.map(({ start, end }) => [start, end])).toEqual([
      [0, 2],
      [5, 8],
    ]);
  });

  test.each(["(a+)+$", "(a|a)*b", "(a*)*b", "a?".repeat(25) + "a".repeat(25), "(.*)(.*)(.*)x"])(
    "answers for %s where a backtracking engine would not end",
    (source) => {
      expect(new LinearPattern(source).test(`${"a".repeat(3_000)}!`)).toBe(source.startsWith("a?"));
    },
  );
});

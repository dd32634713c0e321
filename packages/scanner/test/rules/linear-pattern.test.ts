import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LiteralIndex } from "../../src/rules/literal-index.ts";
import { LinearPattern, type PatternMatch } from "../../src/rules/regex/linear-pattern.ts";
import { Starts } from "../../src/rules/regex/starts.ts";

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

  test("answers where each of many matches goes on to the end and fails there", () => {
    expect(new LinearPattern(String.raw`(?s)a.*b\z`).test(`${"ab".repeat(50_000)}c`)).toBe(false);
  });
});

describe("the literals that a pattern requires", () => {
  test.each([
    ["AKIA[A-Z2-7]{16}", ["akia"], 0],
    [String.raw`\b(?:AKIA|ASIA|A3T[A-Z])x`, ["akia", "asia", "a3t"], 0],
    [String.raw`(?i)[\w.-]{0,50}?(?:access|key)\s{0,3}=`, ["access", "key"], 50],
    [String.raw`(a+)?token(?:-x)*`, ["token"], Infinity],
    [String.raw`ey\w{17,}\.eyx`, ["ey"], 0],
    [String.raw`x(ab){2}`, ["ab"], 1],
  ])("of %s", (source, literals, before) => {
    expect(new LinearPattern(source).required).toEqual({ literals, before });
  });

  test.each(["[ab]+", "(?:key|[0-9]{3})", "(?:abc)?", "a", "a|"])("%s has none", (source) => {
    expect(new LinearPattern(source).required).toBeUndefined();
  });

  test("and where they stand change nothing of what is found", () => {
    const piece = fc.constantFrom(
      "[ab]{0,3}?",
      "ab",
      "(ab|ba1)",
      "b+",
      "(a|bb)",
      String.raw`\b`,
      "1?",
      "[^a]",
      "c{2,4}",
      ".*",
    );
    const patterns = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(""));
    const text = fc.string({ unit: fc.constantFrom("a", "b", "c", "1", " "), maxLength: 40 });
    fc.assert(
      fc.property(patterns, text, (source, subject) => {
        const wanted = new LinearPattern(source);
        const { required } = wanted;
        if (required === undefined) return;
        const seen = new LiteralIndex(required.literals).find(subject);
        const places = required.literals.flatMap((literal) => seen.get(literal) ?? []).sort((a, b) => a - b);
        const found = (matches: Iterable<PatternMatch>): unknown => [...matches];
        expect(found(wanted.findAll(subject, 9, new Starts(places, required.before)))).toEqual(
          found(new LinearPattern(source).findAll(subject, 9)),
        );
      }),
      { numRuns: 1500 },
    );
  });
});

describe("LiteralIndex", () => {
  test("finds what looking for each literal finds", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 6 }),
        fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 40 }),
        (words, text) => {
          const expectedPlaces = new Map<string, number[]>();
          for (const literal of new Set(words)) {
            const places = Array.from(text, (_, at) => at).filter((at) => text.startsWith(literal, at));
            if (places.length > 0) expectedPlaces.set(literal, places);
          }
          expect(new Map(new LiteralIndex(words).find(text))).toEqual(expectedPlaces);
        },
      ),
    );
  });
});

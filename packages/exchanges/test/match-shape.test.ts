import { type Arbitrary, assert, constant, nat, oneof, property, string, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import {
  groups,
  isPemShape,
  matchesShape,
  run,
  type Shape,
  shapeLength,
  shapePattern,
  UUID,
  UUID4,
} from "../src/index.ts";
import { anyShape, valueOf } from "./value-of.ts";

/** The slow and obvious twin: good for the small shapes of these properties only. */
function matchesPattern(shape: Shape, value: string): boolean {
  return new RegExp(`^(?:${shapePattern(shape)})$`, "u").test(value);
}

describe("matchesShape()", () => {
  it.each<[string, Shape, string, boolean]>([
    ["a run of the exact length", [run("digit", 3)], "123", true],
    ["a run that is one short", [run("digit", 3)], "12", false],
    ["a run that is one long", [run("digit", 3)], "1234", false],
    ["a run with a foreign character at its end", [run("lower-hex", 4)], "abcg", false],
    ["a prefix", ["bg_", run("lower-hex", 2)], "bg_0f", true],
    ["a prefix in another case", ["bg_", run("lower-hex", 2)], "BG_0f", false],
    ["a suffix that the run before it could eat", [run("base64", [2, 4]), "=="], "abc==", true],
    ["a suffix inside the alphabet of the run before it", [run("alnum", [1, 4]), "zz"], "azzzz", true],
    ["two runs that share a border", [run("lower", [1, 3]), run("lower-alnum", [1, 3]), "9"], "abc19", true],
    ["groups", groups("upper-alnum", 2, 3), "A1-B2C", true],
    ["groups with a missing hyphen", groups("upper-alnum", 2, 3), "A1B2C", false],
    ["a UUID", UUID, "0f8fad5b-d9cb-169f-a165-70867728950e", true],
    ["a UUID of version 1 as version 4", UUID4, "0f8fad5b-d9cb-169f-a165-70867728950e", false],
    ["the empty text, for an empty shape", [], "", true],
    ["the empty text, for a run that may be empty", [run("digit", [0, 2])], "", true],
    ["a character beyond ASCII", [run("printable", 2)], "aé", false],
    ["a lone surrogate", [run("printable", 1)], "\ud800", false],
    ["a line end after the value", [run("digit", 3)], "123\n", false],
    ["a blank, which is not printable here", [run("printable", 3)], "a b", false],
    ["the hyphen of base64url", [run("base64url", 3)], "a-_", true],
  ])("tells %s", (_, shape, value, expected) => {
    expect(matchesShape(shape, value)).toBe(expected);
  });

  it("accepts every value that a shape can make", () => {
    assert(
      property(
        anyShape.chain((shape) => tuple(constant(shape), valueOf(shape))),
        ([shape, value]) => {
          expect(matchesShape(shape, value)).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it("agrees with a regular expression of the same shape on values, near-misses and noise", () => {
    const near = (value: string): Arbitrary<string> =>
      tuple(nat(value.length), string({ maxLength: 2 }), nat(2)).map(([at, put, cut]) => {
        return value.slice(0, at) + put + value.slice(at + cut);
      });
    assert(
      property(
        anyShape.chain((shape) => tuple(constant(shape), oneof(valueOf(shape), valueOf(shape).chain(near), string()))),
        ([shape, value]) => {
          expect(matchesShape(shape, value)).toBe(matchesPattern(shape, value));
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it("ends at once on a shape that a backtracking matcher would not leave", () => {
    const shape: Shape = [...Array.from({ length: 24 }, () => run("lower", [0, 200])), "!"];
    expect(matchesShape(shape, "a".repeat(4_000))).toBe(false);
    expect(matchesShape(shape, `${"a".repeat(4_000)}!`)).toBe(true);
  });
});

describe("shapeLength()", () => {
  it("bounds every value of a shape", () => {
    assert(
      property(
        anyShape.chain((shape) => tuple(constant(shape), valueOf(shape))),
        ([shape, value]) => {
          const { min, max } = shapeLength(shape);
          expect(value.length).toBeGreaterThanOrEqual(min);
          expect(value.length).toBeLessThanOrEqual(max);
        },
      ),
    );
  });
});

describe("isPemShape()", () => {
  it("tells a PEM block from a sequence of runs", () => {
    expect(isPemShape({ pem: ["PRIVATE KEY"] })).toBe(true);
    expect(isPemShape([run("digit", 1)])).toBe(false);
  });
});

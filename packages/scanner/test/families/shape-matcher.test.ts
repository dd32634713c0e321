import { ALPHABETS, type Alphabet, type Run, run, type Segment, type Shape, shapePattern } from "@keyguard/exchanges";
import { generateShape, seededRandom } from "@keyguard/testkit/synthetic";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { findAnchored } from "../../src/families/match.ts";
import { FAMILIES } from "../../src/families/registry.ts";
import { ShapeMatcher } from "../../src/families/shape-matcher.ts";

/** What the matcher must agree with: the shape as a regular expression, and nothing of its last alphabet after it. */
function byPattern(shape: Shape, text: string, start: number): number | undefined {
  const last = shape.at(-1);
  const follow = last === undefined || typeof last === "string" ? "A-Za-z0-9" : ALPHABETS[last.alphabet];
  const pattern = new RegExp(`${shapePattern(shape)}(?![${follow}])`, "y");
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

const alphabet = fc.constantFrom<Alphabet>("digit", "lower-hex", "alnum", "base64url", "base58", "upper-alnum");
const runs = fc
  .tuple(alphabet, fc.nat(4), fc.nat(4))
  .map(([name, min, more]): Run => run(name, [min + 1, min + 1 + more]));
const literals = fc.constantFrom("-", "_", ".", "ab", "0x", "K", ":");
const shapes = fc.array(fc.oneof<fc.Arbitrary<Segment>[]>(runs, literals), { minLength: 1, maxLength: 5 });

describe("ShapeMatcher", () => {
  test("agrees with the shape's regular expression at every place of a text", () => {
    const agrees = fc.property(shapes, fc.string({ maxLength: 12 }), fc.integer(), (shape, noise, seed) => {
      const value = generateShape(shape, seededRandom(String(seed)));
      const text = `${noise}${value}${noise}${value} ${value}`;
      const matcher = new ShapeMatcher(text);
      const places = Array.from({ length: text.length + 1 }, (_, start) => start);
      expect(places.map((start) => matcher.match(shape, start))).toEqual(
        places.map((start) => byPattern(shape, text, start)),
      );
    });
    fc.assert(agrees, { numRuns: 300 });
  });

  test("agrees on every family's own shapes", () => {
    const random = seededRandom("families");
    for (const shape of FAMILIES.flatMap((family) => family.parts.flatMap((part) => part.shapes))) {
      const value = generateShape(shape, random);
      for (const text of [value, `${value}A`, ` ${value} `, value.slice(0, -1)]) {
        const start = text.startsWith(" ") ? 1 : 0;
        expect(new ShapeMatcher(text).match(shape, start)).toBe(byPattern(shape, text, start));
      }
    }
  });
});

describe("findAnchored()", () => {
  // Counted, not timed: how often a character is looked at must not depend on how many anchors a text has.
  test("reads a run that begins a value at each of its characters once", () => {
    const text = "eyJ".repeat(2000);
    const reads = vi.spyOn(String.prototype, "charCodeAt");
    const found = findAnchored(text);
    const count = reads.mock.calls.length;
    reads.mockRestore();
    expect(found).toEqual([]);
    expect(count).toBeGreaterThan(text.length); // the spy saw something
    expect(count).toBeLessThan(text.length * 8);
  });
});

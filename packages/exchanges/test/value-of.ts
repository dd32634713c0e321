import { type Arbitrary, array, constant, constantFrom, nat, oneof, record, string, tuple } from "fast-check";
import { ALPHABETS, type Alphabet, type Segment, type Shape } from "../src/index.ts";

/** Every character of an alphabet, read from its ranges by a regular expression: another way than the matcher's. */
function charactersOf(alphabet: Alphabet): string[] {
  const pattern = new RegExp(`[${ALPHABETS[alphabet]}]`, "u");
  return Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).filter((letter) => pattern.test(letter));
}

function segmentValue(segment: Segment): Arbitrary<string> {
  if (typeof segment === "string") return constant(segment);
  const { alphabet, min, max } = segment;
  return string({
    unit: constantFrom(...charactersOf(alphabet)),
    minLength: min,
    maxLength: Math.min(max, min + 40),
  });
}

/** Values of a shape. */
export function valueOf(shape: Shape): Arbitrary<string> {
  return tuple(...shape.map(segmentValue)).map((parts) => parts.join(""));
}

const alphabet = constantFrom(...(Object.keys(ALPHABETS) as Alphabet[]));

const segment: Arbitrary<Segment> = oneof(
  constantFrom("-", "a", "ab", "0", "_", "x-", ".", "mx0"),
  record({ alphabet, min: nat(4), more: nat(4) }).map((r) => ({
    alphabet: r.alphabet,
    min: r.min,
    max: r.min + r.more,
  })),
);

/** Shapes of up to six segments, with runs that overlap their neighbours more often than any exchange's. */
export const anyShape: Arbitrary<Shape> = array(segment, { minLength: 1, maxLength: 6 });

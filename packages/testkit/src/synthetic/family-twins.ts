import { type Alphabet, type Run, type Segment, type Shape } from "@keyguard/exchanges";
import type { FamilyPartLike } from "./family-value.ts";
import type { SeededRandom } from "./random.ts";
import { alphabetLetters, generateRun, generateShape } from "./shape.ts";

/** What is wrong with a value that is nearly a family's. */
export type Flaw = "too short" | "too long" | "foreign character" | "placeholder" | "words";

/** A value with one flaw. */
export interface FamilyTwin {
  readonly flaw: Flaw;
  readonly value: string;
}

/** A character of tokens that an alphabet has not; empty where it has them all. */
const FOREIGN: Readonly<Record<Alphabet, string>> = {
  digit: "x",
  "lower-hex": "g",
  "upper-hex": "G",
  hex: "g",
  lower: "Q",
  upper: "q",
  letter: "7",
  "lower-alnum": "Q",
  "upper-alnum": "q",
  alnum: "_",
  base32: "1",
  crockford: "U",
  base58: "0",
  bech32: "b",
  "upper-bech32": "B",
  base64: "_",
  base64url: "+",
  unreserved: "+",
  printable: "",
};

const isRun = (segment: Segment): segment is Run => typeof segment !== "string";

/** The shape with another run in the place of its longest. */
function withLongest(shape: Shape, change: (longest: Run) => Segment): Shape {
  const [longest] = shape.filter(isRun).sort((a, b) => b.min - a.min);
  return shape.map((segment) => (segment === longest ? change(longest) : segment));
}

/** A run as somebody writes it who has nothing to put there. */
function filler({ alphabet, min }: Run): string {
  const letter = ["x", "X", "0", "a"].find((one) => alphabetLetters(alphabet).includes(one)) ?? "A";
  return letter.repeat(min);
}

const exactly = (alphabet: Alphabet, length: number): Run => ({ alphabet, min: length, max: length });

/** The values of a part with one thing wrong. Whether one of them is a value of another shape is for the caller to see. */
export function familyTwins({ shapes }: FamilyPartLike, random: SeededRandom): FamilyTwin[] {
  return shapes.flatMap((shape) => {
    const lead = typeof shape[0] === "string" ? shape[0] : "";
    const [longest] = shape.filter(isRun).sort((a, b) => b.min - a.min);
    if (longest === undefined || longest.min < 5) return [];
    const { alphabet, min, max } = longest;
    const twin = (flaw: Flaw, change: Segment): FamilyTwin => ({
      flaw,
      value: generateShape(
        withLongest(shape, () => change),
        random,
      ),
    });
    const foreign = FOREIGN[alphabet];
    const half = Math.floor(min / 2);
    return [
      twin("too short", exactly(alphabet, min - 1)),
      twin("too long", exactly(alphabet, max + 1)),
      ...(foreign === ""
        ? []
        : [
            twin(
              "foreign character",
              generateRun(alphabet, half, random) + foreign + generateRun(alphabet, min - half - 1, random),
            ),
          ]),
      { flaw: "placeholder", value: shape.map((segment) => (isRun(segment) ? filler(segment) : segment)).join("") },
      { flaw: "words", value: `${lead}your_api_key_goes_here_replace_it` },
    ];
  });
}

import { ALPHABETS, type Alphabet, type Run, type Shape } from "@keyguard/exchanges";
import type { SeededRandom } from "./random.ts";

const letters = new Map<Alphabet, string>();

/** Every character of an alphabet, from its ranges. */
export function alphabetLetters(alphabet: Alphabet): string {
  const known = letters.get(alphabet);
  if (known !== undefined) return known;
  const ranges = ALPHABETS[alphabet];
  let all = "";
  for (let i = 0; i < ranges.length; i++) {
    if (ranges[i + 1] === "-" && i + 2 < ranges.length) {
      for (let code = ranges.charCodeAt(i); code <= ranges.charCodeAt(i + 2); code++) all += String.fromCharCode(code);
      i += 2;
    } else {
      all += ranges[i];
    }
  }
  letters.set(alphabet, all);
  return all;
}

// People choose passphrases; quotes, backslashes and the signs that a syntax gives a meaning would test the template, not the scanner.
const SPEAKABLE = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789!_-.";

/** `length` characters of an alphabet. */
export function generateRun(alphabet: Alphabet, length: number, random: SeededRandom): string {
  const from = alphabet === "printable" ? SPEAKABLE : alphabetLetters(alphabet);
  // Nobody writes hex in two cases at once.
  if (alphabet === "hex") return generateRun(random.chance(0.9) ? "lower-hex" : "upper-hex", length, random);
  let text = "";
  for (let i = 0; i < length; i++) text += from[random.int(from.length)];
  return text;
}

function generateSegment(segment: Run, random: SeededRandom): string {
  const spread = Math.min(segment.max, segment.min + 32) - segment.min;
  return generateRun(segment.alphabet, segment.min + random.int(spread + 1), random);
}

/** A value of a shape, with no regard to any proof. */
export function generateShape(shape: Shape, random: SeededRandom): string {
  return shape.map((segment) => (typeof segment === "string" ? segment : generateSegment(segment, random))).join("");
}

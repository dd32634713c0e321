import { type Alphabet, type Run, type Segment, type Shape, UUID, UUID4 } from "./grammar.ts";

const WORDS: Readonly<Record<Alphabet, string>> = {
  digit: "digits",
  "lower-hex": "lower-case hex digits",
  "upper-hex": "upper-case hex digits",
  hex: "hex digits",
  lower: "lower-case letters",
  upper: "upper-case letters",
  letter: "letters",
  "lower-alnum": "lower-case letters and digits",
  "upper-alnum": "upper-case letters and digits",
  alnum: "letters and digits",
  base32: "base32 characters",
  crockford: "Crockford base32 characters",
  base58: "base58 characters",
  bech32: "bech32 characters",
  "upper-bech32": "upper-case bech32 characters",
  base64: "base64 characters",
  base64url: "base64url characters",
  unreserved: "letters, digits, dots, dashes and tildes",
  printable: "printable characters",
};

function count({ min, max }: Run): string {
  return min === max ? `${min}` : `${min} to ${max}`;
}

/** The runs from `index` on that one alphabet fills and `-` joins. */
function hyphenated(shape: Shape, index: number, first: Run): Run[] {
  const runs = [first];
  for (let i = index + 1; shape[i] === "-"; i += 2) {
    const next: Segment | undefined = shape[i + 1];
    if (next === undefined || typeof next === "string" || next.alphabet !== first.alphabet) break;
    runs.push(next);
  }
  return runs;
}

/** True when `part` stands in `shape` from `index` on. */
function standsAt(shape: Shape, index: number, part: Shape): boolean {
  return part.every((segment, i) => {
    const other = shape[index + i];
    if (typeof segment === "string" || typeof other === "string" || other === undefined) return segment === other;
    return segment.alphabet === other.alphabet && segment.min === other.min && segment.max === other.max;
  });
}

function phrases(shape: Shape): string[] {
  const words: string[] = [];
  let index = 0;
  while (index < shape.length) {
    const segment = shape[index] as Segment;
    const uuid = [UUID4, UUID].find((part) => standsAt(shape, index, part));
    if (uuid !== undefined) {
      words.push(uuid === UUID4 ? "a version 4 UUID" : "a UUID");
      index += uuid.length;
    } else if (typeof segment === "string") {
      words.push(`\`${segment}\``);
      index += 1;
    } else {
      const runs = hyphenated(shape, index, segment);
      words.push(`${runs.map(count).join("-")} ${WORDS[segment.alphabet]}`);
      index += runs.length * 2 - 1;
    }
  }
  return words;
}

/**
 * A shape in words, for people.
 *
 * @example
 * ```ts
 * import { describeShape, run } from "@keyguard/exchanges";
 *
 * console.log(describeShape(["bg_", run("lower-hex", 32)])); // `bg_`, then 32 lower-case hex digits
 * ```
 */
export function describeShape(shape: Shape): string {
  return phrases(shape).join(", then ");
}

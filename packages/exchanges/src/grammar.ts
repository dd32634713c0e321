/**
 * The shape of a credential's part, as data: a sequence of fixed texts and runs over an alphabet.
 * Matching, generating and explaining a value all come from this one description.
 */

/** Named sets of characters. Each is a subset of printable ASCII. */
export const ALPHABETS = {
  digit: "0-9",
  "lower-hex": "0-9a-f",
  "upper-hex": "0-9A-F",
  hex: "0-9A-Fa-f",
  lower: "a-z",
  upper: "A-Z",
  letter: "A-Za-z",
  "lower-alnum": "0-9a-z",
  "upper-alnum": "0-9A-Z",
  alnum: "0-9A-Za-z",
  base32: "A-Z2-7",
  crockford: "0-9A-HJKMNP-TV-Z",
  base58: "1-9A-HJ-NP-Za-km-z",
  bech32: "02-9ac-hj-np-z",
  "upper-bech32": "02-9AC-HJ-NP-Z",
  base64: "A-Za-z0-9+/",
  base64url: "A-Za-z0-9_-",
  /** What an address holds as it is (RFC 3986). */
  unreserved: "A-Za-z0-9._~-",
  /** Everything printable but the blank. */
  printable: "!-~",
} as const;

/** The name of a set of characters; see {@link ALPHABETS}. */
export type Alphabet = keyof typeof ALPHABETS;

/** A run of `min` to `max` characters of one alphabet. */
export interface Run {
  readonly alphabet: Alphabet;
  readonly min: number;
  readonly max: number;
}

/** A fixed text, or a run. */
export type Segment = string | Run;

/** One way a value may look: its segments in order, from the value's first character to its last. */
export type Shape = readonly Segment[];

/** A run of exactly `length` characters, or of `[min, max]`. */
export function run(alphabet: Alphabet, length: number | readonly [number, number]): Run {
  return typeof length === "number"
    ? { alphabet, min: length, max: length }
    : { alphabet, min: length[0], max: length[1] };
}

/** Groups of one alphabet joined by `-`, such as `groups("lower-hex", 8, 4, 4, 4, 12)`. */
export function groups(alphabet: Alphabet, ...lengths: number[]): Shape {
  return lengths.flatMap((length, i): Segment[] => (i === 0 ? [run(alphabet, length)] : ["-", run(alphabet, length)]));
}

/** A lower-case UUID of any version. */
export const UUID: Shape = groups("lower-hex", 8, 4, 4, 4, 12);

/** A lower-case UUID of version 4; its variant digit is left to the `uuid-v4` proof. */
export const UUID4: Shape = [
  run("lower-hex", 8),
  "-",
  run("lower-hex", 4),
  "-4",
  run("lower-hex", 3),
  "-",
  run("lower-hex", 4),
  "-",
  run("lower-hex", 12),
];

/** The shortest and the longest value of a shape, in characters. */
export function shapeLength(shape: Shape): { readonly min: number; readonly max: number } {
  let min = 0;
  let max = 0;
  for (const segment of shape) {
    min += typeof segment === "string" ? segment.length : segment.min;
    max += typeof segment === "string" ? segment.length : segment.max;
  }
  return { min, max };
}

/** The shape as the source of a regular expression without anchors; {@link matchesShape} does not need it. */
export function shapePattern(shape: Shape): string {
  return shape
    .map((segment) => {
      if (typeof segment === "string") return segment.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);
      const count = segment.min === segment.max ? `${segment.min}` : `${segment.min},${segment.max}`;
      return `[${ALPHABETS[segment.alphabet]}]{${count}}`;
    })
    .join("");
}

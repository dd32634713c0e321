import { type Alphabet, type Segment, type Shape, shapeLength } from "@keyguard/exchanges";
import { FAMILIES } from "../families/registry.ts";
import { membersOf } from "../families/shape-matcher.ts";
import { tellingShapes } from "./exchange-parts.ts";

// Which characters the names of code have, and the parts of credentials have not.

const LOWER = 1;
const UPPER = 2;
const BOTH_CASES: number = LOWER | UPPER;
const DIGIT = 4;
const UNDERSCORE = 8;
const OTHER = 16;

const CLASS_OF: Uint8Array = Uint8Array.from({ length: 256 }, (_, code) => {
  if (code >= 97 && code <= 122) return LOWER;
  if (code >= 65 && code <= 90) return UPPER;
  if (code >= 48 && code <= 57) return DIGIT;
  return code === 95 ? UNDERSCORE : OTHER;
});

/** True for a letter, a digit or `_`. */
export function isWordByte(byte: number | undefined): boolean {
  return byte !== undefined && CLASS_OF[byte] !== OTHER;
}

/** True for what a name begins with: a letter or `_`. */
export function beginsName(byte: number | undefined): boolean {
  return isWordByte(byte) && CLASS_OF[byte ?? 0] !== DIGIT;
}

const alphabetClasses = new Map<Alphabet, number>();

function classesOfAlphabet(alphabet: Alphabet): number {
  const known = alphabetClasses.get(alphabet);
  if (known !== undefined) return known;
  const classes = membersOf(alphabet).reduce(
    (all, member, code) => (member === 1 ? all | (CLASS_OF[code] ?? 0) : all),
    0,
  );
  alphabetClasses.set(alphabet, classes);
  return classes;
}

function classesOf(segment: Segment): number {
  if (typeof segment !== "string") return classesOfAlphabet(segment.alphabet);
  return [...segment].reduce((all, character) => all | (CLASS_OF[character.charCodeAt(0)] ?? OTHER), 0);
}

/** Proofs that a text with `_` passes only with letters of both cases. */
const OF_BOTH_CASES = new Set(["mixed", "random", "base64-canonical"]);

/** What a part of a credential may be made of. */
interface Allowed {
  readonly classes: number;
  readonly bothCases: boolean;
  /** The first byte of all such values; undefined for any. */
  readonly first: number | undefined;
  /** True where its shape says what it is, wherever it stands. */
  readonly telling: boolean;
}

/** Longer names are left to those who look closer. */
export const LONGEST_NAME = 128;

let allowedByLength: Allowed[][] | undefined;

/** What parts and families allow a value of each length to be; those with an anchor are seen by it. */
function allowedOf(length: number): readonly Allowed[] {
  if (allowedByLength !== undefined) return allowedByLength[length] ?? [];
  const lists: Allowed[][] = [];
  const add = (shape: Shape, proof: string | undefined, telling: boolean): void => {
    const classes = shape.reduce((all, segment) => all | classesOf(segment), 0);
    const bothCases = proof !== undefined && OF_BOTH_CASES.has(proof);
    if ((classes & UNDERSCORE) === 0 && !telling) return;
    const [head] = shape;
    const first = typeof head === "string" ? head.charCodeAt(0) : undefined;
    const { min, max } = shapeLength(shape);
    for (let at = min; at <= Math.min(max, LONGEST_NAME); at++)
      (lists[at] ??= []).push({ classes, bothCases, first, telling });
  };
  for (const { ref, shape } of tellingShapes()) add(shape, ref.part.proof, ref.part.distinctive === true);
  for (const { kind, shapes, proof, anchors, url } of FAMILIES.flatMap(({ parts }) => parts)) {
    if (kind === "passphrase" || anchors !== undefined || url !== undefined) continue;
    for (const shape of shapes) add(shape, proof, true);
  }
  allowedByLength = lists;
  return lists[length] ?? [];
}

const seen = new Uint32Array(256);
let look = 0;

/** Of so many letters that may be of either case, chance makes all of one once in two thousand times. */
const FEWEST_OF_ONE_CASE = 12;

/** True when the characters of a stretch with `_` are none that a part, a family or chance would have. */
export function isNameByCharacters(bytes: Uint8Array, start: number, end: number): boolean {
  look += 1;
  let classes = 0;
  let distinct = 0;
  let letters = 0;
  for (let p = start; p < end; p++) {
    const byte = bytes[p] ?? 0;
    const kind = CLASS_OF[byte] ?? OTHER;
    classes |= kind;
    if ((kind & BOTH_CASES) !== 0) letters += 1;
    if (seen[byte] !== look) distinct += 1;
    seen[byte] = look;
  }
  if ((classes & UNDERSCORE) === 0) return false;
  const length = end - start;
  const bothCases = (classes & BOTH_CASES) === BOTH_CASES;
  // As `isMixed` has it: of 18 different characters none has an entropy of 4.2 bits.
  if (bothCases && distinct >= (length <= 40 ? length * 0.45 : 19)) return false;
  for (const allowed of allowedOf(length)) {
    if ((classes & ~allowed.classes) !== 0 || (allowed.bothCases && !bothCases)) continue;
    if (!bothCases && letters >= FEWEST_OF_ONE_CASE && (allowed.classes & BOTH_CASES) === BOTH_CASES) continue;
    if (allowed.first === undefined || allowed.first === bytes[start]) return false;
  }
  return true;
}

/** Shorter runs of small letters are no words. */
const SHORTEST_WORD = 4;

/**
 * True for a name of which half or more are words, each with the capital before it, and that has the length of nothing
 * whose shape tells what it is: `createTokenAuth2`. Where no literal is it is no value, as `isIdentifierLike` has it.
 */
export function isMadeOfWords(bytes: Uint8Array, start: number, end: number): boolean {
  let classes = 0;
  let inWords = 0;
  let small = 0;
  for (let p = start; p <= end; p++) {
    const kind = p < end ? (CLASS_OF[bytes[p] ?? 0] ?? OTHER) : 0;
    classes |= kind;
    if (kind === LOWER) {
      small += 1;
      continue;
    }
    const first = p - small - 1;
    if (small >= SHORTEST_WORD) inWords += small + (first >= start && CLASS_OF[bytes[first] ?? 0] === UPPER ? 1 : 0);
    small = 0;
  }
  if ((classes & OTHER) !== 0 || (classes & (UPPER | UNDERSCORE)) === 0 || inWords * 2 < end - start) return false;
  return !allowedOf(end - start).some(
    (allowed) =>
      allowed.telling &&
      (classes & ~allowed.classes) === 0 &&
      (allowed.first === undefined || allowed.first === bytes[start]),
  );
}

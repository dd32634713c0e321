import type { PemShape } from "./exchange.ts";
import { ALPHABETS, type Alphabet, type Run, type Shape, shapeLength } from "./grammar.ts";

/** One bit an alphabet, and for each ASCII character the bits of the alphabets that hold it. */
interface Classes {
  readonly bits: ReadonlyMap<Alphabet, number>;
  readonly ofCode: Uint32Array;
}

let known: Classes | undefined;

/** Made at the first match: importing the package does no work. */
function classes(): Classes {
  if (known !== undefined) return known;
  const bits = new Map<Alphabet, number>();
  const ofCode = new Uint32Array(128);
  for (const alphabet of Object.keys(ALPHABETS) as Alphabet[]) {
    const bit = (1 << bits.size) >>> 0;
    bits.set(alphabet, bit);
    for (const code of codesOf(ALPHABETS[alphabet])) ofCode[code] = (ofCode[code] ?? 0) | bit;
  }
  known = { bits, ofCode };
  return known;
}

/** The character codes of ranges such as `0-9A-F_-`; a `-` at the end stands for itself. */
function* codesOf(ranges: string): Generator<number> {
  for (let i = 0; i < ranges.length; i++) {
    const first = ranges.charCodeAt(i);
    const ranged = ranges[i + 1] === "-" && i + 2 < ranges.length;
    const last = ranged ? ranges.charCodeAt(i + 2) : first;
    for (let code = first; code <= last; code++) yield code;
    if (ranged) i += 2;
  }
}

function bitOf(alphabet: Alphabet): number {
  return classes().bits.get(alphabet) ?? 0;
}

/** How many characters from `at` on belong to the alphabet of `bit`, up to `limit`. */
function stretch(value: string, at: number, bit: number, limit: number): number {
  const { ofCode } = classes();
  let count = 0;
  // A code over 127 reads undefined, which has no bit.
  while (count < limit && ((ofCode[value.charCodeAt(at + count)] ?? 0) & bit) !== 0) count += 1;
  return count;
}

/** How far a run can be taken without a second thought, or undefined when the rest of the shape must be asked. */
function takeRun(shape: Shape, index: number, segment: Run, value: string, at: number): number | undefined {
  const bit = bitOf(segment.alphabet);
  const next = shape[index + 1];
  if (segment.min === segment.max) return stretch(value, at, bit, segment.max);
  if (next === undefined) return stretch(value, at, bit, segment.max);
  // A text that starts outside the run's alphabet can only follow the whole stretch.
  if (typeof next === "string" && ((classes().ofCode[next.charCodeAt(0)] ?? 0) & bit) === 0) {
    return stretch(value, at, bit, segment.max);
  }
  return undefined;
}

/**
 * Every place that the rest of a shape can reach, segment by segment. Time grows with segments times characters,
 * whatever the runs: there is nothing to go back over.
 */
function matchesByPlaces(shape: Shape, from: number, value: string, at: number): boolean {
  let places = new Set([at]);
  for (let index = from; index < shape.length && places.size > 0; index++) {
    const segment = shape[index] as Shape[number];
    const after = new Set<number>();
    if (typeof segment === "string") {
      for (const place of places) if (value.startsWith(segment, place)) after.add(place + segment.length);
    } else {
      addRunEnds(segment, value, places, after);
    }
    places = after;
  }
  return places.has(value.length);
}

function addRunEnds(segment: Run, value: string, places: ReadonlySet<number>, after: Set<number>): void {
  const bit = bitOf(segment.alphabet);
  let done = 0; // every end before it was added
  let reach = 0; // the alphabet holds from the place that was asked last up to here
  for (const place of [...places].sort((a, b) => a - b)) {
    if (place > reach) reach = place;
    reach += stretch(value, reach, bit, value.length - reach);
    const last = Math.min(place + segment.max, reach);
    for (let end = Math.max(place + segment.min, done); end <= last; end++) after.add(end);
    done = Math.max(done, last + 1);
  }
}

/** True for a PEM block, which has no run of characters to match. */
export function isPemShape(shape: Shape | PemShape): shape is PemShape {
  return "pem" in shape;
}

/**
 * True when the whole of `value` has the shape. Linear in the value, for every shape.
 *
 * @example
 * ```ts
 * import { matchesShape, run } from "@keyguard/exchanges";
 *
 * console.log(matchesShape(["bg_", run("lower-hex", 32)], `bg_${"0123456789abcdef".repeat(2)}`)); // true
 * ```
 */
export function matchesShape(shape: Shape, value: string): boolean {
  const { min, max } = shapeLength(shape);
  if (value.length < min || value.length > max) return false;
  let at = 0;
  for (let index = 0; index < shape.length; index++) {
    const segment = shape[index] as Shape[number];
    if (typeof segment === "string") {
      if (!value.startsWith(segment, at)) return false;
      at += segment.length;
      continue;
    }
    const taken = takeRun(shape, index, segment, value, at);
    if (taken === undefined) return matchesByPlaces(shape, index, value, at);
    if (taken < segment.min) return false;
    at += taken;
  }
  return at === value.length;
}

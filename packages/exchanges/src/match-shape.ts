import type { PemShape } from "./exchange.ts";
import { ALPHABETS, type Alphabet, type Shape, shapeLength } from "./grammar.ts";

/** A run as the matcher uses it. */
interface RunStep {
  /** The bit of its alphabet. */
  readonly bit: number;
  readonly min: number;
  readonly max: number;
  /** True when the run can only end where its alphabet does: nothing that may follow starts inside the alphabet. */
  readonly whole: boolean;
}

/** A shape, read once. */
interface Plan {
  readonly min: number;
  readonly max: number;
  readonly steps: readonly (string | RunStep)[];
}

/** For each ASCII character the bits of the alphabets that hold it. Made at the first match: importing does no work. */
let bitsOfCode: Uint32Array | undefined;

const NAMES = Object.keys(ALPHABETS) as Alphabet[];

function bitOf(alphabet: Alphabet): number {
  return 1 << NAMES.indexOf(alphabet);
}

function bitTable(): Uint32Array {
  if (bitsOfCode !== undefined) return bitsOfCode;
  const table = new Uint32Array(128);
  for (const alphabet of NAMES) {
    for (const code of codesOf(ALPHABETS[alphabet])) table[code] = (table[code] ?? 0) | bitOf(alphabet);
  }
  bitsOfCode = table;
  return table;
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

const plans = new WeakMap<Shape, Plan>();

function planOf(shape: Shape): Plan {
  const known = plans.get(shape);
  if (known !== undefined) return known;
  const table = bitTable();
  const steps = shape.map((segment, index): string | RunStep => {
    if (typeof segment === "string") return segment;
    const bit = bitOf(segment.alphabet);
    const next = shape[index + 1];
    const outside = typeof next === "string" && ((table[next.charCodeAt(0)] ?? 0) & bit) === 0;
    return { bit, min: segment.min, max: segment.max, whole: next === undefined || outside };
  });
  const plan: Plan = { ...shapeLength(shape), steps };
  plans.set(shape, plan);
  return plan;
}

/** How many characters from `at` on belong to the alphabet of `bit`, up to `limit`. */
function stretch(value: string, at: number, bit: number, limit: number): number {
  const table = bitTable();
  let count = 0;
  // A code over 127 reads undefined, which has no bit.
  while (count < limit && ((table[value.charCodeAt(at + count)] ?? 0) & bit) !== 0) count += 1;
  return count;
}

/**
 * Every place that the steps from one on can reach, step by step. Time grows with steps times characters, whatever
 * the runs: there is nothing to go back over.
 */
function matchesByPlaces(plan: Plan, from: number, value: string, at: number): boolean {
  let places: ReadonlySet<number> = new Set([at]);
  for (const step of plan.steps.slice(from)) {
    const after = new Set<number>();
    if (typeof step === "string") {
      for (const place of places) if (value.startsWith(step, place)) after.add(place + step.length);
    } else {
      addRunEnds(step, value, places, after);
    }
    places = after;
  }
  return places.has(value.length);
}

function addRunEnds({ bit, min, max }: RunStep, value: string, places: ReadonlySet<number>, after: Set<number>): void {
  let done = 0; // every end before it was added
  let reach = 0; // the alphabet holds from the place that was asked last up to here
  for (const place of [...places].sort((a, b) => a - b)) {
    if (place > reach) reach = place;
    reach += stretch(value, reach, bit, value.length - reach);
    const last = Math.min(place + max, reach);
    for (let end = Math.max(place + min, done); end <= last; end++) after.add(end);
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
  const plan = planOf(shape);
  if (value.length < plan.min || value.length > plan.max) return false;
  let at = 0;
  let index = 0;
  for (const step of plan.steps) {
    if (typeof step === "string") {
      if (!value.startsWith(step, at)) return false;
      at += step.length;
    } else {
      if (!step.whole && step.min !== step.max) return matchesByPlaces(plan, index, value, at);
      const count = stretch(value, at, step.bit, step.max);
      if (count < step.min) return false;
      at += count;
    }
    index += 1;
  }
  return at === value.length;
}

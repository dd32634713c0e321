import { ALPHABETS, type Alphabet, type Run, type Segment, type Shape, shapePattern } from "@keyguard/exchanges";

const members = new Map<Alphabet, Uint8Array>();

/** For each ASCII code, whether the alphabet has it. */
export function membersOf(alphabet: Alphabet): Uint8Array {
  const known = members.get(alphabet);
  if (known !== undefined) return known;
  const ranges = ALPHABETS[alphabet];
  const table = new Uint8Array(128);
  for (let i = 0; i < ranges.length; i++) {
    const isRange = ranges[i + 1] === "-" && i + 2 < ranges.length;
    table.fill(1, ranges.charCodeAt(i), (isRange ? ranges.charCodeAt(i + 2) : ranges.charCodeAt(i)) + 1);
    if (isRange) i += 2;
  }
  members.set(alphabet, table);
  return table;
}

/**
 * Matches shapes in one text. It remembers where each alphabet's run ends, so that a text which begins a value at every
 * character costs no more than one that begins none.
 */
export class ShapeMatcher {
  readonly #text: string;
  readonly #runs = new Map<Alphabet, { start: number; end: number }>();

  constructor(text: string) {
    this.#text = text;
  }

  /** The first place from `from` on that is not in the alphabet. */
  #endOfRun(alphabet: Alphabet, from: number): number {
    const known = this.#runs.get(alphabet);
    if (known !== undefined && from >= known.start && from <= known.end) return known.end;
    const table = membersOf(alphabet);
    let end = from;
    while (end < this.#text.length && table[this.#text.charCodeAt(end)] === 1) end += 1;
    this.#runs.set(alphabet, { start: from, end });
    return end;
  }

  /**
   * Where a value of the shape that begins at `start` ends; undefined when none does, or when it goes on in the alphabet
   * of its last run: a longer value is another one.
   */
  match(shape: Shape, start: number): number | undefined {
    let at = start;
    for (let i = 0; i < shape.length; i++) {
      const segment = shape[i] as Segment;
      if (typeof segment === "string") {
        if (!this.#text.startsWith(segment, at)) return undefined;
        at += segment.length;
        continue;
      }
      const next = this.#afterRun(segment, shape[i + 1], at);
      if (next === "ambiguous") return matchByPattern(shape, this.#text, start);
      if (next === undefined) return undefined;
      at = next;
    }
    return typeof shape.at(-1) === "string" && this.#endOfRun("alnum", at) > at ? undefined : at;
  }

  #afterRun(run: Run, next: Segment | undefined, at: number): number | undefined | "ambiguous" {
    const end = this.#endOfRun(run.alphabet, at);
    const length = end - at;
    if (length < run.min) return undefined;
    if (next === undefined) return length <= run.max ? end : undefined;
    if (run.min === run.max) return at + run.min;
    // A run of any length ends where its alphabet does, unless what follows begins with a character of it.
    const first = typeof next === "string" ? membersOf(run.alphabet)[next.charCodeAt(0)] : 1;
    if (first === 1) return "ambiguous";
    return length <= run.max ? end : undefined;
  }
}

const patterns = new WeakMap<Shape, RegExp>();

function matchByPattern(shape: Shape, text: string, start: number): number | undefined {
  let pattern = patterns.get(shape);
  if (pattern === undefined) {
    const last = shape.at(-1);
    const follow = last === undefined || typeof last === "string" ? "A-Za-z0-9" : ALPHABETS[last.alphabet];
    pattern = new RegExp(`${shapePattern(shape)}(?![${follow}])`, "y");
    patterns.set(shape, pattern);
  }
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

import { compilePattern } from "./compile.ts";
import { Filter, longestMatch, relaxed } from "./filter.ts";
import { Machine } from "./machine.ts";
import { parsePattern } from "./parse.ts";

/** One match of a pattern. */
export interface PatternMatch {
  readonly start: number;
  readonly end: number;
  /** The groups' texts from the first on; undefined for one that took no part. */
  readonly groups: readonly ({ readonly start: number; readonly end: number } | undefined)[];
}

/** A pattern in RE2's syntax whose time is linear in the text, by construction. */
export class LinearPattern {
  readonly source: string;
  readonly #machine: Machine;
  readonly #filter: Filter;
  /** Bytes of the longest match. */
  readonly #longest: number;

  /** @throws KeyguardError `KG_RULES_PATTERN` when it is not RE2's syntax or too large */
  constructor(source: string) {
    this.source = source;
    const syntax = parsePattern(source);
    this.#machine = new Machine(compilePattern(syntax));
    this.#longest = longestMatch(syntax.root);
    this.#filter = new Filter(compilePattern({ root: relaxed(syntax.root), groups: syntax.groups }));
  }

  /** True when it matches anywhere. */
  test(text: string): boolean {
    return this.find(text, 0) !== undefined;
  }

  /** The leftmost match from a place on. */
  find(text: string, from: number): PatternMatch | undefined {
    const places = this.#places(text, from);
    if (places === undefined) return undefined;
    const spans = Array.from({ length: places.length / 2 }, (_, i) => {
      const [start, end] = [places[2 * i] ?? -1, places[2 * i + 1] ?? -1];
      return start === -1 || end === -1 ? undefined : { start, end };
    });
    const [whole, ...groups] = spans;
    return whole === undefined ? undefined : { ...whole, groups };
  }

  /** Tries each place once where a match that may end can begin, from left to right. */
  #places(text: string, from: number): Int32Array | undefined {
    let first = from;
    for (const end of this.#filter.ends(text, from)) {
      first = Math.max(first, end - this.#longest);
      if (first > end) continue;
      const places = this.#machine.run(text, first, end);
      if (places !== undefined) return places;
      first = end + 1;
    }
    return undefined;
  }

  /** Every match, none inside another, at most `most`. */
  *findAll(text: string, most: number): Generator<PatternMatch> {
    let from = 0;
    for (let count = 0; count < most && from <= text.length; count++) {
      const match = this.find(text, from);
      if (match === undefined) return;
      yield match;
      from = Math.max(match.end, match.start + 1);
    }
  }
}

import { compilePattern } from "./compile.ts";
import { Filter, longestMatch, relaxed } from "./filter.ts";
import { Machine } from "./machine.ts";
import { parsePattern } from "./parse.ts";
import { type Required, requiredLiterals } from "./required.ts";
import type { Starts } from "./starts.ts";
import type { Syntax } from "./syntax.ts";

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
  readonly #relaxed: Syntax;
  #filter: Filter | undefined;
  /** Bytes of the longest match. */
  readonly #longest: number;
  /** Literals of which every match holds one; undefined when it can do without. */
  readonly required: Required | undefined;

  /** @throws KeyguardError `KG_RULES_PATTERN` when it is not RE2's syntax or too large */
  constructor(source: string) {
    this.source = source;
    const syntax = parsePattern(source);
    this.#machine = new Machine(compilePattern(syntax));
    this.#longest = longestMatch(syntax.root);
    this.required = requiredLiterals(syntax.root);
    this.#relaxed = { root: relaxed(syntax.root), groups: syntax.groups };
  }

  /** True when it matches anywhere. */
  test(text: string): boolean {
    return this.find(text, 0) !== undefined;
  }

  /** The leftmost match from a place on; of those that begin where `starts` says, when it is given. */
  find(text: string, from: number, starts?: Starts): PatternMatch | undefined {
    const places = this.#places(text, from, starts);
    if (places === undefined) return undefined;
    const spans = Array.from({ length: places.length / 2 }, (_, i) => {
      const [start, end] = [places[2 * i] ?? -1, places[2 * i + 1] ?? -1];
      return start === -1 || end === -1 ? undefined : { start, end };
    });
    const [whole, ...groups] = spans;
    return whole === undefined ? undefined : { ...whole, groups };
  }

  /**
   * Tries each place once where a match that may end can begin, from left to right. A run reads on for as long as its
   * matches go on; the next one waits until the filter is as far, so that no byte is read by more than two of them.
   */
  #places(text: string, from: number, starts: Starts | undefined): Int32Array | undefined {
    let first = from;
    let last = -1; // the last of the ends that are not looked at yet
    let reached = from;
    const filter = (this.#filter ??= new Filter(compilePattern(this.#relaxed))); // most rules meet no text that needs it
    for (const end of filter.ends(text, from, starts)) {
      if (last < first) first = Math.max(first, end - this.#longest);
      last = end;
      if (end < reached) continue;
      const places = this.#machine.run(text, first, last, starts);
      if (places !== undefined) return places;
      reached = this.#machine.reached;
      first = last + 1;
    }
    return last < first ? undefined : this.#machine.run(text, first, last, starts);
  }

  /** Every match, none inside another, at most `most`; `starts` as in {@link LinearPattern.find}. */
  *findAll(text: string, most: number, starts?: Starts): Generator<PatternMatch> {
    let from = 0;
    for (let count = 0; count < most && from <= text.length; count++) {
      const match = this.find(text, from, starts);
      if (match === undefined) return;
      yield match;
      from = Math.max(match.end, match.start + 1);
    }
  }
}

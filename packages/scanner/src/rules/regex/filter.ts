import type { Program } from "./compile.ts";
import type { Starts } from "./starts.ts";
import type { Node } from "./syntax.ts";

/** Upper bounds up to this are kept, and as much of lower ones: most of what a pattern asks for fails by its length. */
const LONGEST_COUNT = 3;
const LONGEST_LEAST = 10;

/** A pattern that matches all that another does, and more: large counts are dropped, which keeps the machine small. */
export function relaxed(node: Node): Node {
  switch (node.kind) {
    case "group":
      return relaxed(node.item);
    case "sequence":
    case "choice":
      return { ...node, items: node.items.map(relaxed) };
    case "repeat": {
      const max = node.max > LONGEST_COUNT ? Infinity : node.max;
      return { ...node, item: relaxed(node.item), min: Math.min(node.min, LONGEST_LEAST), max };
    }
    default:
      return node;
  }
}

/** Bytes of a pattern's longest match; Infinity where it has no bound. */
export function longestMatch(node: Node): number {
  switch (node.kind) {
    case "bytes":
      return 1;
    case "group":
      return longestMatch(node.item);
    case "sequence":
      return node.items.reduce((sum, item) => sum + longestMatch(item), 0);
    case "choice":
      return Math.max(...node.items.map(longestMatch));
    case "repeat": {
      const one = longestMatch(node.item);
      return one === 0 ? 0 : one * node.max;
    }
    default:
      return 0;
  }
}

/** States that are kept; when there are more they are made anew. */
const MOST_STATES = 4_000;

interface State {
  readonly steps: readonly number[];
  readonly matches: boolean;
  /** By byte; undefined until it is asked for. */
  readonly next: (State | undefined)[];
}

/**
 * Tells fast where a match may end. A deterministic machine, made as the text asks for it, that takes every
 * assertion as given: what it lets pass may still not match, what it stops cannot.
 */
export class Filter {
  readonly #program: Program;
  #states = new Map<string, State>();
  #start: State | undefined;

  constructor(program: Program) {
    this.#program = program;
  }

  /**
   * Every place where a match may end, of those that begin at or after `from`.
   *
   * @param starts where one may begin; anywhere when undefined
   */
  *ends(text: string, from: number, starts: Starts | undefined): Generator<number> {
    const start = (this.#start ??= this.#stateOf([this.#program.steps.length - 1]));
    let state = start;
    if (state.matches) yield from;
    for (let at = from; at < text.length; at++) {
      if (state === start && starts !== undefined) {
        const next = starts.next(at);
        if (next === undefined) return;
        at = next;
      }
      const byte = text.charCodeAt(at) & 255;
      state = state.next[byte] ??= this.#step(state, byte);
      if (state.matches) yield at + 1;
    }
  }

  #step(state: State, byte: number): State {
    const reached = [this.#program.steps.length - 1]; // a match may begin anywhere
    for (const step of state.steps) {
      const instruction = this.#program.steps[step];
      if (instruction?.op === "bytes" && instruction.set[byte] === 1) reached.push(instruction.next);
    }
    return this.#stateOf(reached);
  }

  #stateOf(seeds: readonly number[]): State {
    const seen = new Set<number>();
    const pending = [...seeds];
    let matches = false;
    const steps: number[] = [];
    for (let step = pending.pop(); step !== undefined; step = pending.pop()) {
      if (seen.has(step)) continue;
      seen.add(step);
      const instruction = this.#program.steps[step];
      if (instruction?.op === "split") pending.push(instruction.next, instruction.other);
      else if (instruction?.op === "save" || instruction?.op === "assert") pending.push(instruction.next);
      else if (instruction?.op === "match") matches = true;
      else if (instruction !== undefined) steps.push(step);
    }
    steps.sort((a, b) => a - b);
    const key = `${matches ? "!" : ""}${steps.join(",")}`;
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    if (this.#states.size >= MOST_STATES) {
      this.#states = new Map();
      this.#start = undefined;
    }
    const state: State = { steps, matches, next: [] };
    this.#states.set(key, state);
    return state;
  }
}

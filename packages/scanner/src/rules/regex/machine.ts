import { WORD_BYTES } from "./byte-set.ts";
import type { Program } from "./compile.ts";
import type { Starts } from "./starts.ts";
import type { Assertion } from "./syntax.ts";

function isWord(text: string, at: number): boolean {
  return WORD_BYTES[text.charCodeAt(at)] === 1;
}

function holds(what: Assertion, text: string, at: number): boolean {
  switch (what) {
    case "text-start":
      return at === 0;
    case "text-end":
      return at === text.length;
    case "line-start":
      return at === 0 || text.charCodeAt(at - 1) === 10;
    case "line-end":
      return at === text.length || text.charCodeAt(at) === 10;
    case "word":
      return isWord(text, at - 1) !== isWord(text, at);
    case "not-word":
      return isWord(text, at - 1) === isWord(text, at);
  }
}

/** The steps that a machine is in, in order of preference, each with the places it noted. */
class Threads {
  readonly steps: number[] = [];
  readonly places: Int32Array[] = [];
  readonly #mark: Int32Array;
  #round = 0;

  constructor(size: number) {
    this.#mark = new Int32Array(size);
  }

  clear(): void {
    this.steps.length = 0;
    this.places.length = 0;
    this.#round += 1;
  }

  /** False when a step is there already: whoever came first is preferred. */
  enter(step: number): boolean {
    if (this.#mark[step] === this.#round) return false;
    this.#mark[step] = this.#round;
    return true;
  }
}

/**
 * Runs a program. It is in every step that the text so far allows, at once, and never goes back: each byte costs at
 * most the length of the program, whatever the pattern.
 */
export class Machine {
  readonly #program: Program;
  readonly #nowhere: Int32Array;
  #now: Threads;
  #next: Threads;
  /** Steps that are still to be followed, and the places with them. */
  readonly #steps: number[] = [];
  readonly #places: Int32Array[] = [];
  /** The byte at which the last run ended. */
  reached = 0;

  constructor(program: Program) {
    this.#program = program;
    this.#nowhere = new Int32Array(program.slots).fill(-1);
    this.#now = new Threads(program.steps.length);
    this.#next = new Threads(program.steps.length);
  }

  /** Adds a step and all that is reached from it without a byte. */
  #follow(list: Threads, first: number, text: string, at: number, noted: Int32Array): void {
    const { steps } = this.#program;
    const pending = this.#steps;
    const pendingPlaces = this.#places;
    pending.push(first);
    pendingPlaces.push(noted);
    for (let step = pending.pop(); step !== undefined; step = pending.pop()) {
      const places = pendingPlaces.pop() ?? noted;
      if (!list.enter(step)) continue;
      const instruction = steps[step];
      if (instruction === undefined) continue;
      if (instruction.op === "split") {
        pending.push(instruction.other, instruction.next);
        pendingPlaces.push(places, places);
      } else if (instruction.op === "save") {
        const changed = places.slice();
        changed[instruction.slot] = at;
        pending.push(instruction.next);
        pendingPlaces.push(changed);
      } else if (instruction.op === "assert") {
        if (!holds(instruction.what, text, at)) continue;
        pending.push(instruction.next);
        pendingPlaces.push(places);
      } else {
        list.steps.push(step);
        list.places.push(places);
      }
    }
  }

  /**
   * The leftmost match that begins in `[first, last]`, preferring as Perl does; its groups' places, -1 for one that
   * took no part.
   *
   * @param text one character for each byte
   * @param starts where within that it may begin; anywhere when undefined
   */
  run(text: string, first: number, last: number, starts?: Starts): Int32Array | undefined {
    const { steps } = this.#program;
    let found: Int32Array | undefined;
    this.#now.clear();
    let at = first;
    let start = first; // where the next match may begin
    for (; at <= text.length; at++) {
      const now = this.#now;
      const next = this.#next;
      if (starts !== undefined && start <= at) start = starts.next(at) ?? Infinity;
      if (now.steps.length === 0) {
        at = Math.max(at, start);
        if (found !== undefined || at > last) break;
      }
      if (found === undefined && at <= last && at >= start)
        this.#follow(now, steps.length - 1, text, at, this.#nowhere);
      next.clear();
      const byte = at < text.length ? text.charCodeAt(at) & 255 : -1;
      for (let i = 0; i < now.steps.length; i++) {
        const instruction = steps[now.steps[i] ?? 0];
        const places = now.places[i];
        if (instruction === undefined || places === undefined) continue;
        if (instruction.op === "match") {
          found = places;
          break; // what comes after is preferred less
        }
        if (instruction.op === "bytes" && byte !== -1 && instruction.set[byte] === 1)
          this.#follow(next, instruction.next, text, at + 1, places);
      }
      this.#now = next;
      this.#next = now;
    }
    this.reached = at;
    return found;
  }
}

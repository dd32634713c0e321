import { WORD_BYTES } from "./byte-set.ts";
import type { Program } from "./compile.ts";
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

/** Adds a step and all that is reached from it without a byte. */
function follow(program: Program, list: Threads, first: number, text: string, at: number, noted: Int32Array): void {
  const pending: { step: number; places: Int32Array }[] = [{ step: first, places: noted }];
  for (let top = pending.pop(); top !== undefined; top = pending.pop()) {
    const { step, places } = top;
    if (!list.enter(step)) continue;
    const instruction = program.steps[step];
    if (instruction === undefined) continue;
    if (instruction.op === "split") {
      pending.push({ step: instruction.other, places }, { step: instruction.next, places });
    } else if (instruction.op === "save") {
      const changed = places.slice();
      changed[instruction.slot] = at;
      pending.push({ step: instruction.next, places: changed });
    } else if (instruction.op === "assert") {
      if (holds(instruction.what, text, at)) pending.push({ step: instruction.next, places });
    } else {
      list.steps.push(step);
      list.places.push(places);
    }
  }
}

/**
 * Runs a program. It is in every step that the text so far allows, at once, and never goes back: each byte costs at
 * most the length of the program, whatever the pattern.
 */
export class Machine {
  readonly #program: Program;
  #now: Threads;
  #next: Threads;

  constructor(program: Program) {
    this.#program = program;
    this.#now = new Threads(program.steps.length);
    this.#next = new Threads(program.steps.length);
  }

  /**
   * The leftmost match that begins in `[first, last]`, preferring as Perl does; its groups' places, -1 for one that
   * took no part.
   *
   * @param text one character for each byte
   */
  run(text: string, first: number, last: number): Int32Array | undefined {
    const program = this.#program;
    let found: Int32Array | undefined;
    this.#now.clear();
    for (let at = first; at <= text.length; at++) {
      const now = this.#now;
      const next = this.#next;
      if (found === undefined && at <= last)
        follow(program, now, program.steps.length - 1, text, at, new Int32Array(program.slots).fill(-1));
      else if (now.steps.length === 0) break;
      next.clear();
      const byte = at < text.length ? text.charCodeAt(at) & 255 : -1;
      for (let i = 0; i < now.steps.length; i++) {
        const instruction = program.steps[now.steps[i] ?? 0];
        const places = now.places[i];
        if (instruction === undefined || places === undefined) continue;
        if (instruction.op === "match") {
          found = places;
          break; // what comes after is preferred less
        }
        if (instruction.op === "bytes" && byte !== -1 && instruction.set[byte] === 1)
          follow(program, next, instruction.next, text, at + 1, places);
      }
      this.#now = next;
      this.#next = now;
    }
    return found;
  }
}

import { KeyguardError } from "@keyguard/core";
import type { Assertion, ByteSet, Node, Syntax } from "./syntax.ts";

/** One step of a program. A step without `next` is the last. */
export type Instruction =
  | { readonly op: "bytes"; readonly set: ByteSet; next: number }
  | { readonly op: "assert"; readonly what: Assertion; next: number }
  /** Tries `next` first. */
  | { readonly op: "split"; next: number; other: number }
  | { readonly op: "save"; readonly slot: number; next: number }
  | { readonly op: "match" };

/** A pattern as steps of a machine that is in several of them at once. */
export interface Program {
  readonly steps: readonly Instruction[];
  /** Two slots a group, the whole match first. */
  readonly slots: number;
}

/** Steps of one program: what a byte costs is bounded by it. */
const MOST_STEPS = 20_000;

class Compiler {
  readonly steps: Instruction[] = [];

  #add(step: Instruction): number {
    if (this.steps.length >= MOST_STEPS)
      throw new KeyguardError("KG_RULES_PATTERN", "Cannot use a pattern: its repetitions make it too large", {
        hint: "lower the bounds of its counted repetitions",
      });
    return this.steps.push(step) - 1;
  }

  /** Steps that end in `next`; returns the first. Written from the end to the start, so that `next` is known. */
  emit(node: Node, next: number): number {
    switch (node.kind) {
      case "empty":
        return next;
      case "bytes":
        return this.#add({ op: "bytes", set: node.set, next });
      case "assertion":
        return this.#add({ op: "assert", what: node.what, next });
      case "group": {
        const close = this.#add({ op: "save", slot: node.index * 2 + 1, next });
        return this.#add({ op: "save", slot: node.index * 2, next: this.emit(node.item, close) });
      }
      case "sequence":
        return node.items.reduceRight((after, item) => this.emit(item, after), next);
      case "choice":
        return node.items
          .map((item) => this.emit(item, next))
          .reduceRight((other, first) => this.#add({ op: "split", next: first, other }));
      case "repeat":
        return this.#repeat(node, next);
    }
  }

  #repeat({ item, min, max, greedy }: Extract<Node, { kind: "repeat" }>, next: number): number {
    const split = (inside: number, outside: number): number =>
      this.#add({ op: "split", next: greedy ? inside : outside, other: greedy ? outside : inside });
    let after = next;
    if (max === Infinity) {
      const loop = split(next, next);
      const step = this.steps[loop] as Extract<Instruction, { op: "split" }>;
      const inside = this.emit(item, loop);
      if (greedy) step.next = inside;
      else step.other = inside;
      after = loop;
    } else for (let count = min; count < max; count++) after = split(this.emit(item, after), next);
    for (let count = 0; count < min; count++) after = this.emit(item, after);
    return after;
  }
}

/**
 * Turns a pattern into a program. The first step is the last of the list.
 *
 * @throws KeyguardError `KG_RULES_PATTERN` when it has more than 20,000 steps
 */
export function compilePattern({ root, groups }: Syntax): Program {
  const compiler = new Compiler();
  compiler.steps.push({ op: "match" });
  compiler.emit({ kind: "group", index: 0, item: root }, 0);
  return { steps: compiler.steps, slots: (groups + 1) * 2 };
}

import { longestMatch } from "./filter.ts";
import type { ByteSet, Node } from "./syntax.ts";

/** Literal texts of which every match of a pattern holds one. */
export interface Required {
  /** In lower case, ASCII. */
  readonly literals: readonly string[];
  /** Bytes of a match before the literal, at most; Infinity where they have no bound. */
  readonly before: number;
}

/** Shorter ones stand everywhere. */
const SHORTEST = 2;
const MOST_LITERALS = 64;

/** The letter that a set stands for, in whatever case; undefined for any other set. */
function letterOf(set: ByteSet): string | undefined {
  let letter: string | undefined;
  for (let byte = 0; byte < 256; byte++) {
    if (set[byte] !== 1) continue;
    const lower = String.fromCharCode(byte).toLowerCase();
    if (byte >= 128 || (letter !== undefined && letter !== lower)) return undefined;
    letter = lower;
  }
  return letter;
}

function shortest({ literals }: Required): number {
  return Math.min(...literals.map(({ length }) => length));
}

/** The one that tells more: at a bounded distance, then the longer, the one with fewer alternatives, the one nearer to the beginning. */
function better(one: Required | undefined, other: Required | undefined): Required | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  const lead =
    Number(one.before < Infinity) - Number(other.before < Infinity) ||
    shortest(one) - shortest(other) ||
    other.literals.length - one.literals.length ||
    other.before - one.before;
  return lead >= 0 ? one : other;
}

/** The items of a sequence with those of sequences and groups within it. */
function flat(node: Node): readonly Node[] {
  if (node.kind === "group") return flat(node.item);
  return node.kind === "sequence" ? node.items.flatMap(flat) : [node];
}

function ofSequence(items: readonly Node[]): Required | undefined {
  let best: Required | undefined;
  let before = 0;
  let literal = "";
  const close = (): void => {
    if (literal.length >= SHORTEST) best = better(best, { literals: [literal], before: before - literal.length });
    literal = "";
  };
  for (const item of items) {
    const letter = item.kind === "bytes" ? letterOf(item.set) : undefined;
    if (letter !== undefined) literal += letter;
    else if (item.kind !== "assertion" && item.kind !== "empty") {
      close();
      const inner = ofItem(item);
      if (inner !== undefined) best = better(best, { ...inner, before: before + inner.before });
    }
    before += longestMatch(item);
  }
  close();
  return best;
}

function ofItem(node: Node): Required | undefined {
  if (node.kind === "repeat") return node.min === 0 ? undefined : requiredLiterals(node.item);
  return node.kind === "choice" ? ofChoice(node.items) : undefined;
}

/** A choice requires what each of its alternatives does. */
function ofChoice(items: readonly Node[]): Required | undefined {
  const literals = new Set<string>();
  let before = 0;
  for (const item of items) {
    const inner = requiredLiterals(item);
    if (inner === undefined) return undefined;
    for (const literal of inner.literals) literals.add(literal);
    before = Math.max(before, inner.before);
  }
  return literals.size > MOST_LITERALS ? undefined : { literals: [...literals], before };
}

/** The literals of which every match holds one; undefined for a pattern that can do without. */
export function requiredLiterals(node: Node): Required | undefined {
  return ofSequence(flat(node));
}

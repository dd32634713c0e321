import { parseCommit } from "./commit.ts";
import { COMMIT } from "./object-id.ts";
import type { ObjectReader } from "./object-reader.ts";

const LEFT = 1;
const RIGHT = 2;
const BOTH = 3;

interface Waiting {
  readonly id: string;
  readonly committed: number;
  readonly parents: readonly string[];
}

/**
 * Common ancestors of two commits from which all others can be reached. Walks back by date until nothing is left that one
 * side alone has; where dates lie, there may be more than are needed, all of them common.
 */
export function mergeBases(reader: ObjectReader, shallow: ReadonlySet<string>, a: string, b: string): string[] {
  const flags = new Map<string, number>();
  const queue: Waiting[] = [];
  const bases = new Set<string>();
  const mark = (id: string, flag: number): void => {
    const old = flags.get(id) ?? 0;
    if ((old | flag) === old) return;
    flags.set(id, old | flag);
    const object = reader.read(id);
    if (typeof object === "string" || object.kind !== COMMIT) return; // reported by who walks the range
    const { committed, parents } = parseCommit(object.content);
    const at = queue.findIndex((other) => other.committed > committed);
    queue.splice(at < 0 ? queue.length : at, 0, { id, committed, parents: shallow.has(id) ? [] : parents });
  };
  const below = new Set<string>(); // what a common ancestor leads to is no base
  mark(a, LEFT);
  mark(b, RIGHT);
  while (queue.some(({ id }) => flags.get(id) !== BOTH || !below.has(id))) {
    const commit = queue.pop();
    if (commit === undefined) break;
    const own = flags.get(commit.id) ?? 0;
    if (own === BOTH && !below.has(commit.id)) bases.add(commit.id);
    for (const parent of commit.parents) {
      if (own === BOTH) {
        below.add(parent);
        bases.delete(parent);
      }
      mark(parent, own);
    }
  }
  return [...bases].sort();
}

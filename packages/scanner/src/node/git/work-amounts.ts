import type { Families } from "./delta-families.ts";
import type { Entries } from "./pack-entries.ts";

/** How much of something is done. */
export interface Amount {
  readonly done: number;
  readonly total: number;
}

/** Objects and bytes of families, added up in the order in which they are read: what is done when so many are claimed. */
export class WorkAmounts {
  readonly #objects: Float64Array;
  readonly #bytes: Float64Array;

  /** @param counts which entries belong to the work */
  constructor(families: Families, entries: Entries, counts: (entry: number) => boolean) {
    const { roots } = families;
    this.#objects = new Float64Array(roots.length + 1);
    this.#bytes = new Float64Array(roots.length + 1);
    for (const [i, root] of roots.entries()) {
      let objects = 0;
      let bytes = 0;
      for (const entry of familyOf(root, families)) {
        if (!counts(entry)) continue;
        objects++;
        bytes += entries.packed[entry] ?? 0;
      }
      this.#objects[i + 1] = (this.#objects[i] ?? 0) + objects;
      this.#bytes[i + 1] = (this.#bytes[i] ?? 0) + bytes;
    }
  }

  /** What is done when `claimed` families are. */
  at(claimed: number): { readonly objects: Amount; readonly bytes: Amount } {
    const amount = (sums: Float64Array): Amount => ({
      done: sums[Math.min(claimed, sums.length - 1)] ?? 0,
      total: sums.at(-1) ?? 0,
    });
    return { objects: amount(this.#objects), bytes: amount(this.#bytes) };
  }
}

function* familyOf(root: number, { child, sibling }: Families): Generator<number> {
  yield root;
  const stack = [child[root] ?? -1];
  for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
    if (entry < 0) continue;
    yield entry;
    stack.push(sibling[entry] ?? -1, child[entry] ?? -1);
  }
}

import type { Skipped } from "@keyguard/core";

/** Collects what could not be looked at. Repeats of one kind are counted, so that a broken pack of a million objects stays readable. */
export class Problems {
  readonly #kinds = new Map<string, { count: number; examples: string[] }>();

  /** Notes one thing that was not looked at. `path` names it, `reason` says why in words that are the same for its kind. */
  add(path: string, reason: string): void {
    const kind = this.#kinds.get(reason);
    if (kind === undefined) this.#kinds.set(reason, { count: 1, examples: [path] });
    else if (!kind.examples.includes(path)) {
      kind.count += 1;
      if (kind.examples.length < 5) kind.examples.push(path);
    }
  }

  get size(): number {
    return this.#kinds.size;
  }

  /** One line for each thing up to five of a kind, then one that counts the rest. */
  list(): Skipped[] {
    const all: Skipped[] = [];
    for (const [reason, { count, examples }] of this.#kinds) {
      for (const path of examples) all.push({ path, reason });
      if (count > examples.length) all.push({ path: `${count - examples.length} more`, reason });
    }
    return all.sort((a, b) => (a.reason < b.reason ? -1 : a.reason > b.reason ? 1 : 0) || (a.path < b.path ? -1 : 1));
  }

  /** Takes over what another thread noted. */
  merge(other: readonly (readonly [string, number, readonly string[]])[]): void {
    for (const [reason, count, examples] of other) {
      for (const path of examples) this.add(path, reason);
      const kind = this.#kinds.get(reason);
      if (kind !== undefined) kind.count += count - examples.length; // those that it did not name
    }
  }

  /** Hands everything over as plain data, for another thread, and forgets it. */
  take(): [string, number, string[]][] {
    const all = Array.from(this.#kinds, ([reason, { count, examples }]): [string, number, string[]] => [
      reason,
      count,
      examples,
    ]);
    this.#kinds.clear();
    return all;
  }
}

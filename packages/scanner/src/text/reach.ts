/** Bytes before and after a value in which its slot, its literal and its address are read. */
export const BESIDE = 2_048;

/** A text that shrinks more is another one: what is larger than this many times a limit stays above it. */
export const MOST_SHRUNK = 2;

/** A stretch of a text, without what stands in it. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/**
 * The stretches of a text on which what is found in it depends. Whatever reads farther than {@link BESIDE} around a value
 * says so; while all of them stay as they are, and no value comes, the same is found. What only says how bad it is does
 * not count: a finding is named by its rule and its value.
 */
export class Reach {
  readonly #extents: Extent[] = [];
  #asksHead = false;

  /** Of the head of the file it counts only what that tells a label: it may be written anew and tell the same. */
  askHead(): void {
    this.#asksHead = true;
  }

  get asksHead(): boolean {
    return this.#asksHead;
  }

  add(start: number, end: number): void {
    this.#extents.push({ start: Math.max(0, start), end });
  }

  /** In order of place; none touches the next. */
  extents(length: number): Extent[] {
    const merged: { start: number; end: number }[] = [];
    for (const { start, end } of this.#extents.toSorted((a, b) => a.start - b.start)) {
      const last = merged.at(-1);
      const stop = Math.min(end, length);
      if (last !== undefined && start <= last.end) last.end = Math.max(last.end, stop);
      else merged.push({ start, end: stop });
    }
    return merged;
  }
}

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
  readonly #far: Extent[] = [];
  readonly #telling: number[] = [];
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

  /** What was read of a place that need not be near the value. */
  addFar(start: number, end: number): void {
    this.#far.push({ start: Math.max(0, start), end });
  }

  /** A value that may be found by itself stands there: without one, no other counts. */
  tell(at: number): void {
    this.#telling.push(at);
  }

  get telling(): readonly number[] {
    return this.#telling;
  }

  /** In order of place; none touches the next. What stands in one has nothing to do with what stands in another. */
  extents(length: number): Extent[] {
    return merge(this.#extents, length);
  }

  /** The same of what lies far from the values that it tells of. */
  far(length: number): Extent[] {
    return merge(this.#far, length);
  }
}

/** Stretches of a text in order of place; those that touch are one. */
export function merge(extents: readonly Extent[], length: number): Extent[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of extents.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    const stop = Math.min(end, length);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, stop);
    else merged.push({ start, end: stop });
  }
  return merged;
}

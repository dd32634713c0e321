import { type ParsedCommit, parseCommit } from "./commit.ts";
import { COMMIT } from "./object-id.ts";
import type { ObjectReader } from "./object-reader.ts";

/** One commit of a range. */
export interface RangeCommit extends ParsedCommit {
  readonly id: string;
  readonly content: Buffer;
}

/** Commits that can be reached from one side and not from the other. */
export interface CommitRange {
  /** Every commit after its parents; of two that are free, the older first. */
  readonly commits: readonly RangeCommit[];
  /** Commits of the range that a shallow clone ends at: what lies behind them is not known. */
  readonly cut: readonly string[];
  /** Commits that cannot be read, in hex. */
  readonly unreadable: readonly string[];
}

const INTERESTING = 1;
const EXCLUDED = 2;
/** Dates lie a little. Commits this much older than the oldest of the range, and so many more, are still looked at for being excluded. */
const SLOP_SECONDS = 7 * 86_400;
const SLOP_COMMITS = 256;

/**
 * Collects `include` and its ancestors without `exclude` and its ancestors, newest first, so that a short range in a long
 * history reads little of it.
 *
 * @param since seconds since the epoch; what is a good deal older is not looked behind
 */
export function collectRange(
  reader: ObjectReader,
  shallow: ReadonlySet<string>,
  include: readonly string[],
  exclude: readonly string[],
  since: number = -Infinity,
): CommitRange {
  const walk = new RangeWalk(reader, shallow, since);
  for (const id of exclude) walk.mark(id, EXCLUDED);
  for (const id of include) walk.mark(id, INTERESTING);
  walk.run();
  return walk.result();
}

class RangeWalk {
  readonly #reader: ObjectReader;
  readonly #shallow: ReadonlySet<string>;
  readonly #since: number;
  readonly #flags = new Map<string, number>();
  readonly #commits = new Map<string, RangeCommit>();
  readonly #queue: RangeCommit[] = [];
  readonly #cut = new Set<string>();
  readonly #unreadable = new Set<string>();

  constructor(reader: ObjectReader, shallow: ReadonlySet<string>, since: number) {
    this.#reader = reader;
    this.#shallow = shallow;
    this.#since = since;
  }

  mark(id: string, flag: number): void {
    const flags = this.#flags.get(id) ?? 0;
    if ((flags & flag) === flag) return;
    this.#flags.set(id, flags | flag);
    const known = this.#commits.get(id);
    if (known !== undefined) {
      this.#enqueue(known); // visited before it was known to be excluded: its ancestors must learn of it
      return;
    }
    const object = this.#reader.read(id);
    if (typeof object === "string" || object.kind !== COMMIT) {
      // What is excluded and not here only makes the range larger.
      if (flag === INTERESTING) this.#unreadable.add(id);
      return;
    }
    const commit = { ...parseCommit(object.content), id, content: object.content };
    this.#commits.set(id, commit);
    this.#enqueue(commit);
  }

  run(): void {
    let oldest = Infinity;
    let left = SLOP_COMMITS;
    for (let commit = this.#queue.pop(); commit !== undefined; commit = this.#queue.pop()) {
      const excluded = ((this.#flags.get(commit.id) ?? 0) & EXCLUDED) !== 0;
      if (!excluded) oldest = Math.min(oldest, commit.committed);
      if (this.#shallow.has(commit.id)) {
        if (!excluded) this.#cut.add(commit.id);
      } else if (commit.committed < this.#since - SLOP_SECONDS) continue;
      else for (const parent of commit.parents) this.mark(parent, excluded ? EXCLUDED : INTERESTING);
      const newest = this.#queue.at(-1)?.committed ?? -Infinity;
      if (!excluded || newest >= oldest - SLOP_SECONDS || this.#isOpen()) left = SLOP_COMMITS;
      else if (left-- === 0) return;
    }
  }

  result(): CommitRange {
    const inRange = (id: string): boolean => ((this.#flags.get(id) ?? 0) & (INTERESTING | EXCLUDED)) === INTERESTING;
    const kept = [...this.#commits.values()].filter(({ id }) => inRange(id));
    return {
      commits: parentsFirst(kept),
      cut: [...this.#cut].filter(inRange).sort(),
      unreadable: [...this.#unreadable].filter(inRange).sort(),
    };
  }

  #isOpen(): boolean {
    return this.#queue.some(({ id }) => ((this.#flags.get(id) ?? 0) & EXCLUDED) === 0);
  }

  /** Keeps the queue sorted, the newest last. */
  #enqueue(commit: RangeCommit): void {
    let low = 0;
    let high = this.#queue.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#queue[middle]?.committed ?? 0) <= commit.committed) low = middle + 1;
      else high = middle;
    }
    this.#queue.splice(low, 0, commit);
  }
}

function parentsFirst(commits: readonly RangeCommit[]): RangeCommit[] {
  const byId = new Map(commits.map((commit) => [commit.id, commit]));
  const order: RangeCommit[] = [];
  const done = new Set<string>();
  const oldestFirst = [...commits].sort((a, b) => a.committed - b.committed || (a.id < b.id ? -1 : 1));
  for (const start of oldestFirst) {
    const stack = [start];
    for (let commit = stack.at(-1); commit !== undefined; commit = stack.at(-1)) {
      const waiting = commit.parents
        .map((id) => byId.get(id))
        .find((parent) => parent !== undefined && !done.has(parent.id));
      if (waiting !== undefined && !done.has(commit.id)) {
        stack.push(waiting);
        continue;
      }
      stack.pop();
      if (!done.has(commit.id)) order.push(commit);
      done.add(commit.id);
    }
  }
  return order;
}

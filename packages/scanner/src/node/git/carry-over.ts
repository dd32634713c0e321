import { type Extent, MOST_SHRUNK, type Reach } from "../../text/reach.ts";
import type { EditJudge } from "./scan-engine.ts";

/** What the verdict over a version of a file rests on, beside the paths under which it was judged. */
export interface Ground {
  /** The stretches on which the verdict depends, in order of place. */
  readonly reach: readonly Extent[];
  /** What the head of the file tells, where the verdict depends on that. */
  readonly head: string | undefined;
}

/** What the verdict over a text rests on, of which it was told in judging it. */
export function groundOf(reach: Reach, bytes: Uint8Array, judge: EditJudge | undefined): Ground | undefined {
  if (judge === undefined) return undefined;
  return { reach: reach.extents(bytes.length), head: reach.asksHead ? judge.headOf(bytes) : undefined };
}

/** A stretch that a version has from its base. */
export interface CopyRun {
  readonly target: number;
  readonly source: number;
  length: number;
}

/** How a version was made from its base. */
export interface Edits {
  /** In order of place, in both; no two of them touch in both. */
  readonly runs: readonly CopyRun[];
  readonly size: number;
  readonly baseSize: number;
}

/** More stretches are a file written anew. */
const MOST_RUNS = 512;

/**
 * The edits that a delta makes. It also copies words from anywhere: the longest stretches that keep their order are what
 * the version has from its base, all else is new.
 *
 * @param words holds its copied stretches as triples (target, length, base) from `first` on
 * @returns undefined for a file written anew
 */
export function editsOf(
  words: Uint32Array,
  first: number,
  count: number,
  size: number,
  baseSize: number,
): Edits | undefined {
  const joined: CopyRun[] = [];
  for (let i = first; i < first + count * 3; i += 3) {
    const [target, length, source] = [words[i] ?? 0, words[i + 1] ?? 0, words[i + 2] ?? 0];
    const last = joined.at(-1);
    if (last !== undefined && target === last.target + last.length && source === last.source + last.length)
      last.length += length;
    else joined.push({ target, source, length });
  }
  if (joined.length > MOST_RUNS) return undefined;
  const runs: CopyRun[] = [];
  for (const run of joined.toSorted((a, b) => b.length - a.length)) {
    const at = runs.findIndex(({ target }) => target > run.target);
    const [before, after] = at === -1 ? [runs.at(-1), undefined] : [runs[at - 1], runs[at]];
    const isBehind = before === undefined || before.source + before.length <= run.source;
    const isAhead = after === undefined || run.source + run.length <= after.source;
    if (isBehind && isAhead) runs.splice(at === -1 ? runs.length : at, 0, run);
  }
  return { runs, size, baseSize };
}

/** The stretches of a version that were not copied, or between whose neighbours something is gone: then they are empty. */
function editedExtents({ runs, size, baseSize }: Edits): Extent[] {
  const edited: Extent[] = [];
  let [target, source] = [0, 0];
  for (const run of [...runs, { target: size, source: baseSize, length: 0 }]) {
    if (run.target > target || run.source > source) edited.push({ start: target, end: run.target });
    target = run.target + run.length;
    source = run.source + run.length;
  }
  return edited;
}

/**
 * Where the stretches lie on which a verdict depends, when an edit leaves all of them as they are.
 *
 * @returns undefined when it touches one: at an end of the file, what comes before or behind counts, too
 */
function carryReach(reach: readonly Extent[], { runs, size, baseSize }: Edits): Extent[] | undefined {
  const carried: Extent[] = [];
  let at = 0;
  for (const { start, end } of reach) {
    while (at < runs.length && (runs[at]?.source ?? 0) + (runs[at]?.length ?? 0) < end) at += 1;
    const run = runs[at];
    if (run === undefined || run.source > start) return undefined;
    const shift = run.target - run.source;
    if ((start === 0 && shift !== 0) || (end >= baseSize && end + shift !== size)) return undefined;
    carried.push({ start: start + shift, end: end + shift });
  }
  return carried;
}

/** True when the first bytes of a file are what they were. */
function keepsStart({ runs, size, baseSize }: Edits, bytes: number): boolean {
  const [first] = runs;
  if (first === undefined || first.target > 0 || first.source > 0) return false;
  return first.length >= bytes || (first.length === size && size === baseSize);
}

/**
 * What the verdict over a version rests on when it is that over its base: no edit touches what that one rests on, and none
 * brings anything to be looked at.
 *
 * @param bytes the version
 * @returns undefined where it must be judged by itself
 */
export function carryOver(ground: Ground, edits: Edits, bytes: Uint8Array, judge: EditJudge): Ground | undefined {
  if (edits.size * MOST_SHRUNK < edits.baseSize) return undefined;
  const reach = carryReach(ground.reach, edits);
  if (reach === undefined) return undefined;
  if (ground.head !== undefined && !keepsStart(edits, judge.headBytes) && judge.headOf(bytes) !== ground.head)
    return undefined;
  return editedExtents(edits).every(({ start, end }) => judge.isIdle(bytes, start, end))
    ? { ...ground, reach }
    : undefined;
}

import type { Named } from "../../scan-bytes.ts";
import { type Extent, MOST_SHRUNK, type Reach } from "../../text/reach.ts";
import type { EditJudge } from "./scan-engine.ts";

/** A stretch on which a verdict depends. What stands in one has nothing to do with what stands in another. */
export interface Cluster extends Extent {
  readonly fingerprints: readonly string[];
  /** True where something may be found by what stands in it. */
  readonly telling: boolean;
}

/** What the verdict over a version of a file rests on, beside the paths under which it was judged. */
export interface Ground {
  /** In order of place. */
  readonly clusters: readonly Cluster[];
  /** Stretches that all of it depends on. */
  readonly far: readonly Extent[];
  /** What the head of the file tells, where the verdict depends on that. */
  readonly head: string | undefined;
}

/** What was found where, of what judging a text told. */
export function clustersOf(reach: Reach, length: number, names: readonly Named[]): Cluster[] {
  const { telling } = reach;
  return reach.extents(length).map(({ start, end }) => ({
    start,
    end,
    fingerprints: names.filter((one) => one.start >= start && one.start <= end).map(({ fingerprint }) => fingerprint),
    telling: telling.some((at) => at >= start && at <= end),
  }));
}

/** True when each name stands in what its verdict rests on. */
export function areWithin(names: readonly Named[], clusters: readonly Cluster[]): boolean {
  return names.every(({ start }) => clusters.some((cluster) => cluster.start <= start && start <= cluster.end));
}

/** What the verdict over a text rests on, of which it was told in judging it; undefined where nothing of it counts. */
export function groundOf(
  reach: Reach,
  bytes: Uint8Array,
  names: readonly Named[],
  judge: EditJudge | undefined,
): Ground | undefined {
  if (judge === undefined || reach.telling.length === 0) return undefined;
  const clusters = clustersOf(reach, bytes.length, names);
  if (!areWithin(names, clusters)) return undefined;
  return {
    clusters,
    far: reach.far(bytes.length),
    head: reach.asksHead ? judge.headOf(bytes) : undefined,
  };
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
const MOST_RUNS = 4_096;

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
    const at = firstBehind(runs, run.target);
    const [before, after] = [runs[at - 1], runs[at]];
    const isBehind = before === undefined || before.source + before.length <= run.source;
    const isAhead = after === undefined || run.source + run.length <= after.source;
    if (isBehind && isAhead) runs.splice(at, 0, run);
  }
  return { runs, size, baseSize };
}

/** Which of the runs, in order of place, is the first behind a place. */
function firstBehind(runs: readonly CopyRun[], target: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.target ?? 0) > target) high = middle;
    else low = middle + 1;
  }
  return low;
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

/** How far a stretch lies from where it was; undefined when an edit touches it: at an end of the file, what comes before or behind counts, too. */
function shiftOf({ start, end }: Extent, run: CopyRun | undefined, { size, baseSize }: Edits): number | undefined {
  if (run === undefined || run.source > start || run.source + run.length < end) return undefined;
  const shift = run.target - run.source;
  return (start === 0 && shift !== 0) || (end >= baseSize && end + shift !== size) ? undefined : shift;
}

/** Stretches as they lie in the version, and which of them an edit touches: as far as they may lie there. */
function carry<T extends Extent>(extents: readonly T[], edits: Edits): { kept: T[]; touched: Extent[] } {
  const { runs, size } = edits;
  const kept: T[] = [];
  const touched: Extent[] = [];
  let at = 0; // of the first run that does not end before a stretch
  for (const extent of extents) {
    const { start, end } = extent;
    while (at < runs.length && (runs[at]?.source ?? 0) + (runs[at]?.length ?? 0) <= start) at += 1;
    let last = at; // of the first that does not end before its end
    while (last < runs.length && (runs[last]?.source ?? 0) + (runs[last]?.length ?? 0) < end) last += 1;
    const [first, before, behind] = [runs[at], runs[at - 1], runs[last]];
    const shift = at === last ? shiftOf(extent, first, edits) : undefined;
    if (shift !== undefined) kept.push({ ...extent, start: start + shift, end: end + shift });
    else
      touched.push({
        start: first !== undefined && first.source <= start ? start + first.target - first.source : endOf(before),
        end: behind === undefined ? size : Math.max(behind.target, end + behind.target - behind.source),
      });
  }
  return { kept, touched };
}

function endOf(run: CopyRun | undefined): number {
  return run === undefined ? 0 : run.target + run.length;
}

/** True when the first bytes of a file are what they were. */
function keepsStart({ runs, size, baseSize }: Edits, bytes: number): boolean {
  const [first] = runs;
  if (first === undefined || first.target > 0 || first.source > 0) return false;
  return first.length >= bytes || (first.length === size && size === baseSize);
}

/** What of a version has its verdict from its base, and what has to be judged anew. */
export interface Carried {
  readonly ground: Ground;
  /** Stretches that edits touch. */
  readonly touched: readonly Extent[];
  /** New stretches, and places where something is gone. */
  readonly edited: readonly Extent[];
}

/**
 * What edits leave of what the verdict over a base rests on.
 *
 * @param bytes the version
 * @returns undefined where it must be judged by itself, all of it
 */
export function carryOver(ground: Ground, edits: Edits, bytes: Uint8Array, judge: EditJudge): Carried | undefined {
  if (edits.size * MOST_SHRUNK < edits.baseSize) return undefined;
  const far = carry(ground.far, edits);
  if (far.touched.length > 0) return undefined;
  if (ground.head !== undefined && !keepsStart(edits, judge.headBytes) && judge.headOf(bytes) !== ground.head)
    return undefined;
  const { kept, touched } = carry(ground.clusters, edits);
  return { ground: { ...ground, clusters: kept, far: far.kept }, touched, edited: editedExtents(edits) };
}

/** True when the verdict over a version is that over its base: no edit touches what that rests on, and none brings anything. */
export function isSame({ touched, edited }: Carried, bytes: Uint8Array, judge: EditJudge): boolean {
  return touched.length === 0 && edited.every(({ start, end }) => judge.isIdle(bytes, start, end));
}

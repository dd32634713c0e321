import type { Named } from "../../scan-bytes.ts";
import { BESIDE, type Extent, merge, Reach } from "../../text/reach.ts";
import { areWithin, type Carried, type Cluster, clustersOf, type Ground } from "./carry-over.ts";
import type { ScanEngine } from "./scan-engine.ts";

/** A verdict over a version, and what it rests on. */
export interface Rejudged {
  readonly fingerprints: readonly string[];
  readonly ground: Ground | undefined;
}

/** Where more of a text is to be judged anew, all of it is. */
const MOST_ANEW = 0.6;
/** What is judged anew may be read with more of the rest, and so on. */
const MOST_ROUNDS = 4;

/** What begins a file within a file: where one stands, it may reach anywhere. */
const MARKS = ["-----BEGIN ", '"ciphertext"'];

/**
 * Judges of a version what edits touch and what they bring; of the rest it keeps the verdict over the base.
 *
 * @returns undefined where all of it has to be judged
 */
export async function judgeEdits(
  { ground, touched, edited }: Carried,
  bytes: Uint8Array,
  paths: readonly string[],
  { names, edits: judge }: ScanEngine,
): Promise<Rejudged | undefined> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (names === undefined || judge === undefined || MARKS.some((mark) => text.includes(mark))) return undefined;
  let kept = ground.clusters;
  const anew = [...touched, ...edited.map((edit) => around(bytes, edit))];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const extents = merge(anew, bytes.length);
    if (extents.reduce((sum, { start, end }) => sum + end - start, 0) > bytes.length * MOST_ANEW) return undefined;
    const reach = new Reach();
    const found: Named[] = [];
    const parts = { extents, elsewhere: kept.some(({ telling }) => telling) };
    for (const path of paths) {
      const named = await names(bytes, path, reach, parts);
      if (named === undefined) return undefined;
      found.push(...named);
    }
    const clusters = clustersOf(reach, bytes.length, found);
    const met = kept.filter((cluster) => clusters.some((other) => touch(cluster, other)));
    if (met.length > 0) {
      anew.push(...met);
      kept = kept.filter((cluster) => !met.includes(cluster));
      continue;
    }
    if (!areWithin(found, clusters)) return undefined;
    if (!parts.elsewhere && reach.telling.length === 0) return { fingerprints: [], ground: undefined };
    const all = [...kept, ...clusters].sort((a, b) => a.start - b.start);
    return {
      fingerprints: fingerprintsOf(all),
      ground: {
        clusters: all,
        far: merge([...ground.far, ...reach.far(bytes.length)], bytes.length),
        head: ground.head !== undefined || reach.asksHead ? judge.headOf(bytes) : undefined,
      },
    };
  }
  return undefined;
}

function fingerprintsOf(clusters: readonly Cluster[]): string[] {
  return [...new Set(clusters.flatMap(({ fingerprints }) => fingerprints))].sort();
}

/** Where values stand that an edit may change, or what is made of them; before a bare value blanks are passed over. */
function around(bytes: Uint8Array, { start, end }: Extent): Extent {
  let to = end;
  while (bytes[to] === 32 || bytes[to] === 9) to += 1;
  return { start: Math.max(0, start - BESIDE), end: to + BESIDE };
}

function touch(a: Extent, b: Extent): boolean {
  return a.start <= b.end && b.start <= a.end;
}

import { FOREIGN, UNKNOWN } from "./blob-pass.ts";
import { type Families, linkFamilies } from "./delta-families.ts";
import { BLOB } from "./object-id.ts";
import type { ObjectStore } from "./object-store.ts";
import type { Problems } from "./problems.ts";
import { inShard, type Shard } from "./shard.ts";

/** What every thread of one scan works from. Columns are shared memory; the rest is small. */
export interface ThreadWork {
  readonly families: Families;
  /** Two counters: the next family of the first pass, and of the second. */
  readonly claims: Int32Array;
  /** What is known of each object; see `blob-pass.ts`. */
  readonly known: Uint8Array;
  /** 1 for entries that need no judgement, nor does anything that builds on them. */
  readonly skip: Uint8Array;
  /** True for a partial clone: what is missing is promised. */
  readonly partial: boolean;
  readonly full: boolean;
}

/** The work of a scan, before anything of it is claimed. */
export function prepareWork(
  store: ObjectStore,
  { shard, partial, full }: { readonly shard: Shard | undefined } & Pick<ThreadWork, "partial" | "full">,
  problems: Problems,
): ThreadWork {
  const known = new Uint8Array(new SharedArrayBuffer(Math.max(1, store.table.count)));
  if (shard !== undefined) markForeign(shard, store, known);
  return {
    families: linkFamilies(store.entries, store.table, problems),
    claims: new Int32Array(new SharedArrayBuffer(8)),
    known,
    skip: new Uint8Array(new SharedArrayBuffer(Math.max(1, store.entries.count))),
    partial,
    full,
  };
}

function markForeign(shard: Shard, { table }: ObjectStore, known: Uint8Array): void {
  for (let object = 0; object < table.count; object++) {
    if (!inShard(shard, table.ids, object * table.idSize)) known[object] = FOREIGN;
  }
}

/** Marks the entries whose blobs, and all that builds on them, need no judgement: known ones, other shards', copies in another pack. */
export function markSkips(store: ObjectStore, known: Uint8Array, skip: Uint8Array): void {
  const { entries } = store;
  const seen = new Uint8Array(store.table.count);
  skip.fill(1);
  for (let entry = 0; entry < entries.count; entry++) {
    const object = entries.object[entry] ?? 0;
    if (entries.kind[entry] !== BLOB || known[object] !== UNKNOWN || seen[object] === 1) continue;
    seen[object] = 1;
    // Whatever it builds on must be made too.
    for (let at = entry; at >= 0 && skip[at] === 1; at = entries.base[at] ?? -1) skip[at] = 0;
  }
}

import type { Named } from "../../scan-bytes.ts";
import { Reach } from "../../text/reach.ts";
import { detectEncoding } from "../../text/decode.ts";
import { type Carried, carryOver, editsOf, type Ground, groundOf, isSame } from "./carry-over.ts";
import type { Families } from "./delta-families.ts";
import { type Materialised, type ObjectLoader, walkFamily } from "./family-walk.ts";
import { judgeEdits } from "./judge-edits.ts";
import { looksWide, readableContent } from "./scan-content.ts";
import { DEFAULT_MARGIN, type ScanEngine } from "./scan-engine.ts";
import type { LargeObjects } from "./large-object.ts";
import type { Holder } from "./text-pass.ts";
import { whyUnreadable } from "./unreadable.ts";

/** What is known of an object before its content is read. */
export const UNKNOWN = 0;
/** An earlier run with the same rules found nothing in it. */
export const CLEAN = 1;
/** An earlier run with the same rules found something in it. */
export const HOLDS = 2;
/** Another shard judges it. */
export const FOREIGN = 3;

/** What a blob passes on to the deltas that build on it. */
export interface Verdict {
  /** False when its content was not looked at whole: nothing can be inherited from it. */
  readonly judged: boolean;
  /** True when it holds a credential: an edit may then change what that one is taken for. */
  readonly holds: boolean;
  /** What it holds, and under which paths; undefined where an earlier run found it. */
  readonly found?: Judged;
}

/** What was found in a blob. */
interface Judged {
  readonly fingerprints: readonly string[];
  readonly paths: readonly string[];
  /** What that rests on, where it is known. */
  readonly ground: Ground | undefined;
}

const NOT_JUDGED: Verdict = { judged: false, holds: false };
const NOTHING: Verdict = { judged: true, holds: false };
const SOMETHING: Verdict = { judged: true, holds: true };

/** Counts of one pass. */
export interface BlobStats {
  blobs: number;
  /** Bytes of all blobs that were read. */
  bytes: number;
  /** Bytes that the prefilter saw. */
  looked: number;
  /** Blobs that the engine saw whole. */
  scanned: number;
}

/** How a pass behaves. */
export interface BlobPassOptions {
  readonly engine: ScanEngine;
  /** Paths under which a blob is known, at least one; distinct file names only. */
  readonly pathsOf: (object: number) => readonly string[];
  /** What is known of each object; a pass adds what it learns. */
  readonly known: Uint8Array;
  /** Looks at every blob whole instead of at what its delta brought. The proof, not the fast way. */
  readonly full?: boolean;
}

/**
 * Judges blobs. A whole blob is looked at whole; of a delta, only what it brought, with some bytes around:
 * what it copied stood in its base, where it was looked at, and the verdict carries over. A blob is
 * handed to the engine whole when the prefilter fires on anything new in it, or when its base holds
 * a credential and an edit is near what that verdict rests on.
 */
export class BlobPass {
  readonly holders: Holder[] = [];
  readonly stats: BlobStats = { blobs: 0, bytes: 0, looked: 0, scanned: 0 };
  readonly #loader: ObjectLoader;
  readonly #options: BlobPassOptions;
  readonly #margin: number;

  constructor(loader: ObjectLoader, options: BlobPassOptions) {
    this.#loader = loader;
    this.#options = options;
    this.#margin = options.engine.margin ?? DEFAULT_MARGIN;
  }

  /** Judges one family. `skip` leaves out entries whose subtree needs no judgement. */
  async family(root: number, families: Families, skip: (entry: number) => boolean): Promise<void> {
    await walkFamily(root, families, this.#loader, NOT_JUDGED, (blob) => this.#visit(blob), skip);
  }

  /** Judges a blob that is too large to be held whole. */
  async large(entry: number, objects: LargeObjects): Promise<void> {
    const { store, problems, budget } = this.#loader;
    const object = store.entries.object[entry] ?? 0;
    if (this.#options.known[object] !== UNKNOWN) return;
    const size = store.entries.size[entry] ?? 0;
    this.stats.blobs++;
    this.stats.scanned++;
    this.stats.bytes += size;
    this.stats.looked += size;
    budget.bytes -= size;
    const id = store.table.hex(object);
    const found = await objects.scan(id, this.#options.engine, this.#options.pathsOf(object));
    if (found === null) problems.add(id, whyUnreadable("too-large", false));
    else {
      const fingerprints = [...new Set(found.map(({ fingerprint }) => fingerprint))].sort();
      this.#learn(object, { fingerprints, paths: [], ground: undefined });
    }
  }

  #visit(blob: Materialised<Verdict>): Verdict | Promise<Verdict> {
    const { store, kernel } = this.#loader;
    const object = store.entries.object[blob.entry] ?? 0;
    const known = this.#options.known[object];
    if (known === CLEAN) return NOTHING;
    if (known === HOLDS) return SOMETHING;
    if (known === FOREIGN) return NOT_JUDGED;
    this.stats.blobs++;
    this.stats.bytes += blob.size;
    if (blob.size === 0) return this.#clean(object);
    const bytes = kernel.view(blob.pointer, blob.size);
    const inherited = blob.base?.state ?? NOT_JUDGED;
    const whole = blob.base === null || !inherited.judged || this.#options.full === true || looksWide(bytes);
    const carried = whole ? undefined : this.#carry(object, blob, bytes);
    const judge = this.#options.engine.edits;
    if (carried !== undefined && judge !== undefined && isSame(carried, bytes, judge))
      return this.#learn(object, { ...(inherited.found as Judged), ground: carried.ground });
    const fired = whole ? this.#look(bytes, 0, blob.size) : inherited.holds || this.#lookAtNew(blob, bytes);
    if (!fired && !(whole && looksWide(bytes))) return this.#clean(object);
    // Its block stays as it is until the next object is made, and that waits for the verdict.
    return carried === undefined
      ? this.#judge(object, readableContent(bytes))
      : this.#judgeEdits(object, bytes, carried);
  }

  /** Judges what edits touch and bring; all of it, where that says nothing alone. */
  async #judgeEdits(object: number, bytes: Uint8Array, carried: Carried): Promise<Verdict> {
    const paths = this.#options.pathsOf(object);
    try {
      const found = await judgeEdits(carried, bytes, paths, this.#options.engine);
      if (found === undefined) return await this.#judge(object, bytes);
      this.stats.scanned++;
      return this.#learn(object, { ...found, paths });
    } catch {
      return this.#judge(object, bytes);
    }
  }

  #clean(object: number): Verdict {
    this.#options.known[object] = CLEAN;
    return NOTHING;
  }

  /**
   * Looks at whole lines. A line that is cut could look like another thing than it is: the label may be in the part that is
   * not shown, and every hash then looks like a secret.
   */
  #look(bytes: Uint8Array, start: number, end: number): boolean {
    const from = lineStart(bytes, start);
    const to = lineEnd(bytes, end);
    this.stats.looked += to - from;
    try {
      return this.#options.engine.prefilter(bytes.subarray(from, to), 0, to - from);
    } catch {
      return true; // the engine then fails on the whole blob too, and that is noted
    }
  }

  /** Looks at what lies between copied stretches, at their seams and at ends of the file that were no ends of the base. */
  #lookAtNew(blob: Materialised<Verdict>, bytes: Uint8Array): boolean {
    const { words } = this.#loader.kernel;
    const margin = this.#margin;
    const { size } = blob;
    const baseSize = blob.base?.size ?? 0;
    let from = 0; // of the stretch that is to be looked at
    let to = -1;
    let at = 0;
    for (let i = 0; i <= blob.runCount; i++) {
      const word = blob.runs + i * 3;
      const isRun = i < blob.runCount;
      const target = isRun ? (words[word] ?? 0) : size;
      const length = isRun ? (words[word + 1] ?? 0) : 0;
      const source = isRun ? (words[word + 2] ?? 0) : baseSize;
      // Nothing changed at an edge of the file that was the same edge of the base.
      const sameStart = at === 0 && target === 0 && (source === 0 || !isRun);
      const sameEnd = !isRun && at === size && this.#endsLikeBase(blob);
      if (!sameStart && !sameEnd) {
        const windowStart = Math.max(0, at - margin);
        if (to >= 0 && windowStart > to) {
          if (this.#look(bytes, from, to)) return true;
          from = windowStart;
        } else if (to < 0) from = windowStart;
        to = Math.min(size, target + margin);
      }
      at = target + length;
    }
    return to >= 0 && this.#look(bytes, from, to);
  }

  #endsLikeBase(blob: Materialised<Verdict>): boolean {
    const { words } = this.#loader.kernel;
    const word = blob.runs + (blob.runCount - 1) * 3;
    return blob.runCount > 0 && (words[word + 2] ?? 0) + (words[word + 1] ?? 0) === (blob.base?.size ?? 0);
  }

  async #judge(object: number, content: Uint8Array): Promise<Verdict> {
    this.stats.scanned++;
    const found = new Set<string>();
    const places: Named[] = [];
    const { engine, pathsOf } = this.#options;
    const paths = pathsOf(object);
    const reach = new Reach();
    try {
      for (const path of paths) {
        const names = await engine.names?.(content, path, reach);
        for (const { fingerprint } of names ?? (await engine.scanBytes(content, path, reach))) found.add(fingerprint);
        places.push(...(names ?? []));
      }
    } catch {
      this.#loader.problems.add(this.#loader.store.table.hex(object), "the object's content could not be scanned");
      return NOT_JUDGED;
    }
    const ground = isPlain(content) ? groundOf(reach, content, places, engine.edits) : undefined;
    return this.#learn(object, { fingerprints: [...found].sort(), paths, ground });
  }

  /** What the edits leave of what the verdict over the base rests on. */
  #carry(object: number, blob: Materialised<Verdict>, bytes: Uint8Array): Carried | undefined {
    const judge = this.#options.engine.edits;
    const old = blob.base?.state.found;
    if (old?.ground === undefined || judge === undefined || !isPlain(bytes)) return undefined;
    const paths = this.#options.pathsOf(object);
    if (paths.length !== old.paths.length || paths.some((path, i) => path !== old.paths[i])) return undefined;
    const { words } = this.#loader.kernel;
    const edits = editsOf(words, blob.runs, blob.runCount, blob.size, blob.base?.size ?? 0);
    return edits === undefined ? undefined : carryOver(old.ground, edits, bytes, judge);
  }

  #learn(object: number, found: Judged): Verdict {
    const { fingerprints } = found;
    if (fingerprints.length === 0) {
      this.#clean(object);
      return found.ground === undefined ? NOTHING : { ...NOTHING, found };
    }
    this.#options.known[object] = HOLDS;
    this.holders.push({ object, fingerprints });
    return { ...SOMETHING, found };
  }
}

/** Text of one byte a letter: what stands at one place does not change how another is read. */
function isPlain(bytes: Uint8Array): boolean {
  return detectEncoding(bytes) === "utf-8";
}

const NEWLINE = 10;
/** Longer lines are cut all the same: the price of a false alarm is one whole look. */
const LONGEST_LINE = 4096;

function lineStart(bytes: Uint8Array, at: number): number {
  const limit = Math.max(0, at - LONGEST_LINE);
  let start = at;
  while (start > limit && bytes[start - 1] !== NEWLINE) start--;
  return start;
}

function lineEnd(bytes: Uint8Array, at: number): number {
  const limit = Math.min(bytes.length, at + LONGEST_LINE);
  let end = at;
  while (end < limit && bytes[end - 1] !== NEWLINE) end++;
  return end;
}

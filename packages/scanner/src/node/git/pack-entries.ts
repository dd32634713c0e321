/** What a reader must know of every stored object, in columns that threads share. Packed objects first, loose ones after them. */
export interface Entries {
  readonly count: number;
  /** Which pack, by number; {@link GIT}; from {@link LOOSE} on, which object directory. */
  readonly source: Uint16Array;
  /** Where the object's compressed stream begins in its pack. */
  readonly position: Float64Array;
  /** How many bytes lie there until the next object. */
  readonly packed: Uint32Array;
  /** The declared size of what the stream inflates to: the object, or its delta. */
  readonly size: Uint32Array;
  /** The kind of the object, of a delta that of its family's root; 0 for one that cannot be read. */
  readonly kind: Uint8Array;
  /** The entry that a delta builds on; -1 for a whole object. */
  readonly base: Int32Array;
  /** The object's number in the table. */
  readonly object: Int32Array;
}

/** Sources from here on are object directories that hold a loose object. */
export const LOOSE = 0x8000;
/** The source of what is stored in a form that only git may know. */
export const GIT = 0x7fff;
/** A base that is not in the repository. */
export const NO_BASE = -2;

/** Columns for `count` entries, all zero, in shared memory. */
export function createEntries(count: number): Entries {
  const bytes = (width: number): SharedArrayBuffer => new SharedArrayBuffer(Math.max(1, count) * width);
  return {
    count,
    source: new Uint16Array(bytes(2)),
    position: new Float64Array(bytes(8)),
    packed: new Uint32Array(bytes(4)),
    size: new Uint32Array(bytes(4)),
    kind: new Uint8Array(bytes(1)),
    base: new Int32Array(bytes(4)).fill(-1),
    object: new Int32Array(bytes(4)),
  };
}

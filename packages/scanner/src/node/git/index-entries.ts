/** One entry of the index: what the next commit will have at a path. */
export interface IndexEntry {
  /** Raw bytes as latin-1; of a sparse directory with a slash at its end. */
  readonly path: string;
  /** In octal: `100644`, `120000`, `160000`, or `40000` for a directory of a sparse index. */
  readonly mode: string;
  /** In hex. */
  readonly id: string;
  /** 0, or 1 to 3 for the sides of a conflict. */
  readonly stage: number;
  /** True for `git add -N`: the content is not staged. */
  readonly intentToAdd: boolean;
}

/** Sorted by path, then stage; each is made when it is asked for, since an index has hundreds of thousands. */
export interface IndexEntries extends Iterable<IndexEntry> {
  readonly length: number;
  /** The entry at a position from 0; undefined behind the last. */
  at(position: number): IndexEntry | undefined;
}

const EXTENDED = 0x4000;
const INTENT_TO_ADD = 0x2000;
/** What the flags say of the length of a path; the largest means that long or longer. */
const LENGTH = 0x0fff;

/** The entries of an index file, by where they lie in it. */
class PackedEntries implements IndexEntries {
  readonly #file: Buffer;
  readonly #size: number;
  readonly #starts: Uint32Array;
  readonly #ends: Uint32Array;
  /** Of version 4, where a path is told by what it shares with the one before it; else they are read when asked for. */
  readonly #paths: readonly string[] | undefined;

  constructor(file: Buffer, size: number, starts: Uint32Array, ends: Uint32Array, paths?: readonly string[]) {
    this.#file = file;
    this.#size = size;
    this.#starts = starts;
    this.#ends = ends;
    this.#paths = paths;
  }

  get length(): number {
    return this.#starts.length;
  }

  at(position: number): IndexEntry | undefined {
    const [start, end] = [this.#starts[position], this.#ends[position]];
    if (start === undefined || end === undefined) return undefined;
    const file = this.#file;
    const fixed = start + 40 + this.#size;
    const flags = file.readUInt16BE(fixed);
    const isExtended = (flags & EXTENDED) !== 0;
    return {
      path: this.#paths?.[position] ?? file.toString("latin1", fixed + (isExtended ? 4 : 2), end),
      mode: file.readUInt32BE(start + 24).toString(8),
      id: file.toString("hex", start + 40, fixed),
      stage: (flags >> 12) & 3,
      intentToAdd: isExtended && (file.readUInt16BE(fixed + 2) & INTENT_TO_ADD) !== 0,
    };
  }

  *[Symbol.iterator](): Generator<IndexEntry> {
    for (let i = 0; i < this.length; i++) {
      const entry = this.at(i);
      if (entry !== undefined) yield entry;
    }
  }
}

/**
 * Finds where the entries of an index file lie.
 *
 * @param size bytes of an object's id
 * @param limit where its extensions must end
 * @returns null when they are malformed, else they and where they end
 */
export function readEntries(
  file: Buffer,
  version: number,
  size: number,
  limit: number,
): { readonly entries: IndexEntries; readonly end: number } | null {
  const count = file.readUInt32BE(8);
  if (count > limit / (42 + size)) return null; // and nothing is made for them
  const [starts, ends] = [new Uint32Array(count), new Uint32Array(count)];
  const paths: string[] | undefined = version === 4 ? [] : undefined;
  let at = 12;
  for (let i = 0; i < count; i++) {
    const fixed = at + 40 + size;
    if (fixed + 4 > limit) return null;
    const flags = ((file[fixed] ?? 0) << 8) | (file[fixed + 1] ?? 0);
    const isExtended = (flags & EXTENDED) !== 0;
    if (isExtended && version < 3) return null;
    let name = fixed + (isExtended ? 4 : 2);
    const strip = paths === undefined ? undefined : readOffset(file, name, limit);
    if (strip === null) return null;
    if (strip !== undefined) name = strip.next;
    const length = flags & LENGTH;
    const end = paths !== undefined || length === LENGTH ? file.indexOf(0, name) : name + length;
    if (end < name || end >= limit || file[end] !== 0) return null;
    if (paths !== undefined) {
      const previous = paths.at(-1) ?? "";
      const kept = previous.length - (strip?.value ?? 0);
      if (kept < 0) return null;
      paths.push(previous.slice(0, kept) + file.toString("latin1", name, end));
    }
    starts[i] = at;
    ends[i] = end;
    at = paths === undefined ? at + ((end - at + 8) & ~7) : end + 1; // padded with one to eight NULs
  }
  return at > limit ? null : { entries: new PackedEntries(file, size, starts, ends, paths), end: at };
}

/** The variable-length number of version 4 and of packs' offsets. */
function readOffset(bytes: Buffer, start: number, end: number): { value: number; next: number } | null {
  let at = start;
  let byte = bytes[at++] ?? 0;
  let value = byte & 127;
  while (byte & 128) {
    if (at >= end || value > 2 ** 31) return null;
    byte = bytes[at++] ?? 0;
    value = (value + 1) * 128 + (byte & 127);
  }
  return { value, next: at };
}

/** The first position in a stretch of entries whose path is not told to come before. */
function firstThat(entries: IndexEntries, from: number, to: number, comesBefore: (path: string) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (comesBefore(entries.at(middle)?.path ?? "")) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where the entries of a directory end, of which one is at `from`. */
export function endOfDirectory(entries: IndexEntries, directory: string, from: number, to: number): number {
  return firstThat(entries, from, to, (path) => path.startsWith(directory));
}

/** The entry of a file that has no conflict. */
export function entryOf(entries: IndexEntries, path: string): IndexEntry | undefined {
  const entry = entries.at(firstThat(entries, 0, entries.length, (other) => other < path));
  return entry?.path === path && entry.stage === 0 ? entry : undefined;
}

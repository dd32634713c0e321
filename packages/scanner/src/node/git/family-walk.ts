import { KernelFull, type PackKernel } from "./kernel.ts";
import { looseObjectPath, readLooseObject } from "./loose-object.ts";
import type { GitObjects } from "./git-objects.ts";
import { BLOB, type ObjectFormat } from "./object-id.ts";
import { ObjectReader, type StoredObject } from "./object-reader.ts";
import type { ObjectStore } from "./object-store.ts";
import type { Families } from "./delta-families.ts";
import { GIT, LOOSE } from "./pack-entries.ts";
import { PackBlocks } from "./pack-blocks.ts";
import type { Problems } from "./problems.ts";

/** Largest object that is held in memory whole. */
const MAX_OBJECT_BYTES: number = 64 * 1024 * 1024;

/** One object in the kernel's memory, as a walk shows it. */
export interface Materialised<State> {
  readonly entry: number;
  readonly pointer: number;
  readonly size: number;
  /** The base it was made from, or null for a whole object. */
  base: Materialised<State> | null;
  /** Copied stretches as triples (target, length, base) of words from here on. Meaningless without a base. */
  readonly runs: number;
  readonly runCount: number;
  /** What the visitor returned for it. */
  state: State;
}

/** Sees every object of a walk, bases before their deltas. May take time only where it must. */
export type Visit<State> = (object: Materialised<State>) => State | Promise<State>;

/** What bounds the work that a hostile pack can cause. */
export interface WorkBudget {
  /** Bytes that may still be produced. */
  bytes: number;
}

/** Reads objects into one kernel, base first. */
export class ObjectLoader {
  readonly store: ObjectStore;
  readonly kernel: PackKernel;
  readonly problems: Problems;
  readonly budget: WorkBudget;
  readonly #blocks: PackBlocks;

  constructor(store: ObjectStore, kernel: PackKernel, problems: Problems, budget: WorkBudget) {
    this.store = store;
    this.kernel = kernel;
    this.problems = problems;
    this.budget = budget;
    this.#blocks = new PackBlocks(store.descriptors, store.packedBytes);
  }

  /** Blobs that are too large to be held whole, and those that build on them. Whoever walks must read them in a stream. */
  readonly large: number[] = [];
  #fetched: { readonly entry: number; readonly content: Buffer } | undefined;

  /** Gets the content of an entry from git, for the next {@link load}. */
  async fetch(entry: number, git: GitObjects): Promise<void> {
    this.#fetched = undefined;
    if ((this.store.entries.size[entry] ?? 0) > MAX_OBJECT_BYTES) return;
    try {
      const printed = await git.open(this.#name(entry));
      const chunks: Buffer[] = [];
      if (printed === null || printed.size > MAX_OBJECT_BYTES) return;
      for await (const chunk of printed.chunks()) chunks.push(chunk);
      this.#fetched = { entry, content: Buffer.concat(chunks) };
    } catch {
      // It stays without content, and that is noted.
    }
  }

  /** Notes an object that cannot be made; a large blob is kept for a stream. */
  refuse(entry: number, reason: string): void {
    if (reason === TOO_LARGE && this.store.entries.kind[entry] === BLOB) this.large.push(entry);
    else this.problems.add(this.#name(entry), reason);
  }

  /** The object of an entry, or null when it cannot be had; why is noted. The caller releases its block. */
  load<State>(entry: number, base: Materialised<State> | null, initial: State): Materialised<State> | null {
    try {
      const made = this.#make(entry, base, initial);
      if (typeof made !== "string") return made;
      this.refuse(entry, made);
    } catch (error) {
      this.refuse(entry, error instanceof KernelFull ? TOO_LARGE : GONE);
    }
    return null;
  }

  #name(entry: number): string {
    return this.store.table.hex(this.store.entries.object[entry] ?? 0);
  }

  #make<State>(entry: number, base: Materialised<State> | null, initial: State): Materialised<State> | string {
    const { entries } = this.store;
    const size = entries.size[entry] ?? 0;
    if (size > MAX_OBJECT_BYTES) return TOO_LARGE;
    if (this.budget.bytes <= 0) return EXPANDS;
    const source = entries.source[entry] ?? 0;
    if (source >= LOOSE) return this.#loose(entry, size, initial);
    if (source === GIT) return this.#printed(entry, initial);
    const input = this.#readPacked(entry);
    if (input < 0) return "the pack ended early: its file changed or is truncated";
    return base === null ? this.#whole(entry, input, size, initial) : this.#delta(entry, input, size, base, initial);
  }

  #loose<State>(entry: number, size: number, state: State): Materialised<State> | string {
    const { entries, looseDirs, format } = this.store;
    const id = this.#name(entry);
    const directory = looseDirs[(entries.source[entry] ?? 0) - LOOSE] ?? "";
    const read = this.#readLoose(looseObjectPath(directory, id), id, format);
    if (read === null || read.content.length !== size) return "the loose object is damaged";
    return this.#held(entry, read.content, state);
  }

  #printed<State>(entry: number, state: State): Materialised<State> | string {
    const fetched = this.#fetched;
    this.#fetched = undefined;
    return fetched?.entry === entry ? this.#held(entry, fetched.content, state) : "git could not read the object";
  }

  #held<State>(entry: number, content: Buffer, state: State): Materialised<State> {
    const size = content.length;
    this.budget.bytes -= size;
    const pointer = this.kernel.allocate(size);
    this.kernel.bytes.set(content, pointer);
    return { entry, pointer, size, base: null, runs: 0, runCount: 0, state };
  }

  #readLoose(path: string, id: string, format: ObjectFormat): StoredObject | null {
    try {
      const read = readLooseObject(path, id, format, MAX_OBJECT_BYTES);
      return typeof read === "string" ? null : read;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
      // A gc took it into a pack that this scan has not seen.
      const reader = new ObjectReader({ format, objectDirs: this.store.looseDirs });
      const moved = reader.read(id);
      reader.close();
      return typeof moved === "string" ? null : moved;
    }
  }

  #readPacked(entry: number): number {
    const { entries } = this.store;
    const length = entries.packed[entry] ?? 0;
    const input = this.kernel.scratch(0, length);
    const source = entries.source[entry] ?? 0;
    const position = entries.position[entry] ?? 0;
    return this.#blocks.read(source, position, length, this.kernel.bytes, input) ? input : -1;
  }

  #whole<State>(entry: number, input: number, size: number, state: State): Materialised<State> | string {
    const packed = this.store.entries.packed[entry] ?? 0;
    const pointer = this.kernel.allocate(size);
    this.budget.bytes -= size + 256;
    if (this.kernel.call.inflate(input, packed, pointer, size) !== packed) {
      this.kernel.release(pointer);
      return DAMAGED;
    }
    return { entry, pointer, size, base: null, runs: 0, runCount: 0, state };
  }

  #delta<State>(
    entry: number,
    input: number,
    deltaSize: number,
    base: Materialised<State>,
    state: State,
  ): Materialised<State> | string {
    const packed = this.store.entries.packed[entry] ?? 0;
    const delta = this.kernel.scratch(1, deltaSize);
    const end = delta + deltaSize;
    if (this.kernel.call.inflate(input, packed, delta, deltaSize) !== packed) return DAMAGED;
    const [baseSize, afterBase] = readSize(this.kernel.bytes, delta, end);
    const [size, start] = readSize(this.kernel.bytes, afterBase, end);
    if (baseSize !== base.size || start > end) return DAMAGED;
    if (size > MAX_OBJECT_BYTES) return TOO_LARGE;
    this.budget.bytes -= size + 256;
    const runs = this.kernel.scratch(2, (end - start + 1) * 12);
    const pointer = this.kernel.allocate(size);
    const runCount = this.kernel.call.apply(base.pointer, baseSize, start, end - start, pointer, size, runs);
    if (runCount < 0) {
      this.kernel.release(pointer);
      return DAMAGED;
    }
    return { entry, pointer, size, base, runs: runs >> 2, runCount, state };
  }
}

const TOO_LARGE = `the object is larger than ${MAX_OBJECT_BYTES / 1024 / 1024} MiB`;
const GONE = "the object cannot be read: its file changed or is gone";
const DAMAGED = "the stored object is damaged";
const EXPANDS = "the pack expands beyond any sensible bound; the rest of it was not read";

function readSize(bytes: Uint8Array, start: number, end: number): [size: number, next: number] {
  let size = 0;
  let at = start;
  for (let scale = 1; at < end && scale < 2 ** 47; scale *= 128) {
    const byte = bytes[at++] ?? 0;
    size += (byte & 127) * scale;
    if (byte < 128) return [size, at];
  }
  return [-1, end + 1];
}

/**
 * Visits the objects of one family, bases first. `skip` leaves out an entry and all that builds on it.
 * An object that cannot be read is noted, and so is everything that builds on it.
 */
export async function walkFamily<State>(
  root: number,
  families: Families,
  loader: ObjectLoader,
  initial: State,
  visit: Visit<State>,
  skip: (entry: number) => boolean = () => false,
): Promise<void> {
  if (skip(root)) return;
  const { child, sibling } = families;
  const stack: { readonly object: Materialised<State>; next: number }[] = [];
  let made = loader.load(root, null, initial);
  let entry = root;
  let spent: Materialised<State> | null = null;
  for (;;) {
    if (made === null) refuseDescendants(entry, families, loader);
    else {
      const state = visit(made);
      made.state = state instanceof Promise ? await state : state;
      made.base = null; // a long chain must not be held by its newest link
    }
    // The last child has been made: nothing needs its base any more.
    if (spent !== null) loader.kernel.release(spent.pointer);
    if (made !== null) {
      const next = firstWanted(child[entry] ?? -1, sibling, skip);
      if (next < 0) loader.kernel.release(made.pointer);
      else stack.push({ object: made, next });
    }
    const top = stack.at(-1);
    if (top === undefined) return;
    entry = top.next;
    top.next = firstWanted(sibling[entry] ?? -1, sibling, skip);
    spent = top.next < 0 ? top.object : null;
    if (spent !== null) stack.pop();
    made = loader.load(entry, top.object, initial);
  }
}

function firstWanted(entry: number, sibling: Int32Array, skip: (entry: number) => boolean): number {
  let at = entry;
  while (at >= 0 && skip(at)) at = sibling[at] ?? -1;
  return at;
}

/** What builds on an object that was not made cannot be made either; on a large one, it is read in a stream as well. */
function refuseDescendants(entry: number, families: Families, loader: ObjectLoader): void {
  const reason = loader.large.at(-1) === entry ? TOO_LARGE : "the delta's base cannot be read";
  const stack = [families.child[entry] ?? -1];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (at < 0) continue;
    loader.refuse(at, reason);
    stack.push(families.sibling[at] ?? -1, families.child[at] ?? -1);
  }
}

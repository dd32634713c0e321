import { GIT_KERNEL } from "../../generated/git-kernel.ts";

/** What the compiled half of the pack reader offers; see `assembly/git-pack.ts`. Pointers are byte offsets. */
interface KernelExports {
  inflate(source: number, length: number, target: number, size: number): number;
  apply(
    base: number,
    baseSize: number,
    delta: number,
    deltaSize: number,
    target: number,
    size: number,
    runs: number,
  ): number;
  compareTrees(a: number, aSize: number, b: number, bSize: number, idSize: number, out: number): number;
}

const PAGE = 65_536;
/** Where blocks begin; the kernel's own tables lie below. */
const HEAP = 16_384;
/** Readable bytes that the kernel wants behind every input, and writable ones behind every output. */
const SLACK = 32;
/** Most memory of one thread: a base, its delta and a target of the largest object that is held whole. */
const LIMIT = 320 * 1024 * 1024;

let compiled: WebAssembly.Module | undefined;

/** Thrown when an object does not fit into the memory of one thread. */
export class KernelFull extends Error {
  override readonly name = "KernelFull";
}

/** The memory that objects are inflated into, and the functions that do it. One for each thread; nothing in it is shared. */
export class PackKernel {
  readonly call: KernelExports;
  readonly #memory: WebAssembly.Memory;
  /** All of the memory. Replaced when it grows: never keep it across an allocation. */
  bytes: Buffer;
  words: Uint32Array;
  #top: number = HEAP;
  readonly #free: number[][] = [];
  readonly #scratch: { pointer: number; size: number }[] = [];

  constructor() {
    compiled ??= new WebAssembly.Module(Buffer.from(GIT_KERNEL, "base64"));
    this.#memory = new WebAssembly.Memory({ initial: 16, maximum: LIMIT / PAGE });
    const instance = new WebAssembly.Instance(compiled, { env: { memory: this.#memory } });
    this.call = instance.exports as unknown as KernelExports;
    this.bytes = Buffer.from(this.#memory.buffer);
    this.words = new Uint32Array(this.#memory.buffer);
  }

  /**
   * A block of at least `size` bytes and its slack.
   *
   * @throws {KernelFull} when the limit of one thread is reached
   */
  allocate(size: number): number {
    const wanted = sizeClass(size);
    // A larger free block is better than new memory, as long as it does not waste too much.
    for (let index = wanted; index < wanted + 4; index++) {
      const block = this.#free[index]?.pop();
      if (block !== undefined) {
        this.#classes.set(block, index);
        return block;
      }
    }
    const block = this.#top;
    this.#grow(block + classSize(wanted));
    this.#top = block + classSize(wanted);
    this.#classes.set(block, wanted);
    return block;
  }

  readonly #classes = new Map<number, number>();

  release(pointer: number): void {
    const index = this.#classes.get(pointer);
    if (index === undefined) return;
    this.#classes.delete(pointer);
    (this.#free[index] ??= []).push(pointer);
  }

  /** A block that is reused by the next caller with the same number: 0 for input, 1 for deltas, 2 for lists. */
  scratch(slot: 0 | 1 | 2, size: number): number {
    const held = this.#scratch[slot];
    if (held !== undefined && held.size >= size) return held.pointer;
    if (held !== undefined) this.release(held.pointer);
    const rounded = Math.max(size, 64 * 1024);
    const pointer = this.allocate(rounded);
    this.#scratch[slot] = { pointer, size: rounded };
    return pointer;
  }

  /** A view of one block; valid until the next allocation. */
  view(pointer: number, size: number): Uint8Array {
    return new Uint8Array(this.#memory.buffer, pointer, size);
  }

  #grow(end: number): void {
    const missing = Math.ceil((end - this.#memory.buffer.byteLength) / PAGE);
    if (missing <= 0) return;
    if (end > LIMIT) throw new KernelFull("the object needs more memory than one thread may use");
    try {
      const room = LIMIT / PAGE - this.#memory.buffer.byteLength / PAGE;
      this.#memory.grow(Math.min(room, Math.max(missing, 16)));
    } catch (error) {
      throw new KernelFull("the memory of one thread cannot grow", { cause: error });
    }
    this.bytes = Buffer.from(this.#memory.buffer);
    this.words = new Uint32Array(this.#memory.buffer);
  }
}

/** Classes are a quarter of a power of two apart, so that a block wastes a fifth at most. */
function sizeClass(size: number): number {
  const needed = Math.max(size + SLACK, 128);
  const power = 31 - Math.clz32(needed);
  const quarter = Math.ceil((needed - 2 ** power) / 2 ** (power - 2));
  return power * 4 + quarter;
}

function classSize(index: number): number {
  const power = index >> 2;
  return 2 ** power + (index & 3) * 2 ** (power - 2);
}

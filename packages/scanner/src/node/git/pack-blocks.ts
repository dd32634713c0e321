import { readFully } from "./pack-headers.ts";

const BLOCK = 8 * 1024;
const SLOTS = 2048;

/**
 * Reads stretches of packs through blocks that are kept a while: objects that build on each other lie close together, and a
 * system call costs more than a small object. One for each thread.
 */
export class PackBlocks {
  readonly #descriptors: readonly number[];
  readonly #slots: number;
  readonly #slab: Buffer;
  /** Which block a slot holds: the pack's number and the block's, or -1. */
  readonly #held: Float64Array = new Float64Array(SLOTS).fill(-1);
  readonly #length: Uint32Array = new Uint32Array(SLOTS);

  /** @param bytes of all packs: a small repository needs few blocks */
  constructor(descriptors: readonly number[], bytes: number) {
    this.#descriptors = descriptors;
    this.#slots = Math.min(SLOTS, Math.ceil(bytes / BLOCK) + 1);
    this.#slab = Buffer.allocUnsafeSlow(BLOCK * this.#slots);
  }

  /** Copies `length` bytes from a position to `at` of `target`; false when the file ends before. */
  read(pack: number, position: number, length: number, target: Buffer, at: number): boolean {
    const first = Math.floor(position / BLOCK);
    const last = Math.floor((position + length - 1) / BLOCK);
    if (last - first > 1) {
      const descriptor = this.#descriptors[pack] ?? -1;
      return readFully(descriptor, target.subarray(at, at + length), position, length) === length;
    }
    let done = 0;
    for (let block = first; block <= last; block++) {
      const slot = this.#load(pack, block);
      const from = block === first ? position - block * BLOCK : 0;
      const to = block === last ? position + length - block * BLOCK : BLOCK;
      if (to > (this.#length[slot] ?? 0)) return false;
      this.#slab.copy(target, at + done, slot * BLOCK + from, slot * BLOCK + to);
      done += to - from;
    }
    return true;
  }

  #load(pack: number, block: number): number {
    const slot = (block + pack * 37) % this.#slots;
    const name = pack * 2 ** 40 + block;
    if (this.#held[slot] === name) return slot;
    this.#held[slot] = -1; // a failing read must not leave the old name on new bytes
    const target = this.#slab.subarray(slot * BLOCK, (slot + 1) * BLOCK);
    this.#length[slot] = readFully(this.#descriptors[pack] ?? -1, target, block * BLOCK, BLOCK);
    this.#held[slot] = name;
    return slot;
  }
}

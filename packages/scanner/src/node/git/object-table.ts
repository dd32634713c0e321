/** The parts of a table that threads share. */
export interface SharedTable {
  readonly idSize: number;
  readonly ids: Uint8Array;
  readonly slots: Int32Array;
  readonly count: number;
}

/**
 * Every object of a repository once, by id: a number for each, dense from 0.
 *
 * An open hash whose hash is the id's first bytes: ids are uniform. It lies in shared memory, so that
 * every thread looks up in the same one; only its maker adds.
 */
export class ObjectTable {
  readonly idSize: number;
  /** The ids one after another. */
  readonly ids: Buffer;
  count: number;
  readonly #slots: Int32Array;
  readonly #mask: number;

  private constructor(shared: SharedTable) {
    this.idSize = shared.idSize;
    this.count = shared.count;
    this.ids = Buffer.from(shared.ids.buffer, shared.ids.byteOffset, shared.ids.length);
    this.#slots = shared.slots;
    this.#mask = shared.slots.length - 1;
  }

  /** An empty table with room for `capacity` objects. */
  static create(size: number, capacity: number): ObjectTable {
    let slots = 64;
    while (slots < capacity * 2) slots *= 2;
    return new ObjectTable({
      idSize: size,
      ids: new Uint8Array(new SharedArrayBuffer(Math.max(1, capacity) * size)),
      slots: new Int32Array(new SharedArrayBuffer(slots * 4)).fill(-1),
      count: 0,
    });
  }

  /** The table of another thread. */
  static attach(shared: SharedTable): ObjectTable {
    return new ObjectTable(shared);
  }

  share(): SharedTable {
    return { idSize: this.idSize, ids: this.ids, slots: this.#slots, count: this.count };
  }

  /** The number of the object whose id stands at `at`, or -1. */
  find(bytes: Uint8Array, at: number): number {
    for (let slot = first(bytes, at) & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const object = this.#slots[slot] ?? -1;
      if (object < 0 || this.#same(object, bytes, at)) return object;
    }
  }

  /** The number of an id in hex, or -1. */
  findHex(id: string): number {
    return id.length === this.idSize * 2 ? this.find(Buffer.from(id, "hex"), 0) : -1;
  }

  /** The number of the object whose id stands at `at`; a new one when it was not known. */
  add(bytes: Uint8Array, at: number): number {
    let slot = first(bytes, at) & this.#mask;
    for (; ; slot = (slot + 1) & this.#mask) {
      const object = this.#slots[slot] ?? -1;
      if (object < 0) break;
      if (this.#same(object, bytes, at)) return object;
    }
    const object = this.count++;
    this.#slots[slot] = object;
    for (let i = 0; i < this.idSize; i++) this.ids[object * this.idSize + i] = bytes[at + i] ?? 0;
    return object;
  }

  /** The id in hex. */
  hex(object: number): string {
    return this.ids.toString("hex", object * this.idSize, (object + 1) * this.idSize);
  }

  /** Orders two objects by their ids. */
  compare(a: number, b: number): number {
    const size = this.idSize;
    return this.ids.compare(this.ids, b * size, (b + 1) * size, a * size, (a + 1) * size);
  }

  #same(object: number, bytes: Uint8Array, at: number): boolean {
    const start = object * this.idSize;
    for (let i = 0; i < this.idSize; i++) if (this.ids[start + i] !== bytes[at + i]) return false;
    return true;
  }
}

function first(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
}

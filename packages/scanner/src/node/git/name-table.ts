/** Names of files and directories as numbers: an open hash over raw bytes, so that a known name makes no string. */
export class NameTable {
  #slots: Int32Array = new Int32Array(4096).fill(-1);
  #starts: Int32Array = new Int32Array(1025);
  #bytes: Uint8Array = new Uint8Array(16_384);
  count = 0;

  /** The number of the name in `bytes[start, end)`. */
  add(bytes: Uint8Array, start: number, end: number): number {
    let hash = end - start;
    for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + (bytes[at] ?? 0)) | 0;
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (let name = this.#slots[slot] ?? -1; name >= 0; slot = (slot + 1) & mask, name = this.#slots[slot] ?? -1) {
      if (this.#same(name, bytes, start, end)) return name;
    }
    const name = this.count++;
    this.#slots[slot] = name;
    this.#keep(name, bytes, start, end);
    if (this.count * 2 > this.#slots.length) this.#grow();
    return name;
  }

  /** All names as latin-1 strings, by number. */
  strings(): string[] {
    const buffer = Buffer.from(this.#bytes.buffer);
    return Array.from({ length: this.count }, (_, name) =>
      buffer.toString("latin1", this.#starts[name] ?? 0, this.#starts[name + 1] ?? 0),
    );
  }

  #same(name: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.#starts[name] ?? 0;
    if ((this.#starts[name + 1] ?? 0) - from !== end - start) return false;
    for (let i = end - start - 1; i >= 0; i--) if (this.#bytes[from + i] !== bytes[start + i]) return false;
    return true;
  }

  #keep(name: number, bytes: Uint8Array, start: number, end: number): void {
    const from = this.#starts[name] ?? 0;
    const to = from + end - start;
    if (to > this.#bytes.length)
      this.#bytes = larger(this.#bytes, new Uint8Array(Math.max(to, this.#bytes.length * 2)));
    if (name + 2 > this.#starts.length) this.#starts = larger(this.#starts, new Int32Array(this.#starts.length * 2));
    for (let i = start; i < end; i++) this.#bytes[from + i - start] = bytes[i] ?? 0;
    this.#starts[name + 1] = to;
  }

  #grow(): void {
    const buffer = Buffer.from(this.#bytes.buffer);
    this.#slots = new Int32Array(this.#slots.length * 2).fill(-1);
    const mask = this.#slots.length - 1;
    for (let name = 0; name < this.count; name++) {
      const start = this.#starts[name] ?? 0;
      const end = this.#starts[name + 1] ?? 0;
      let hash = end - start;
      for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + (buffer[at] ?? 0)) | 0;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while ((this.#slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask;
      this.#slots[slot] = name;
    }
  }
}

function larger<Items extends Uint8Array | Int32Array>(old: Items, items: Items): Items {
  items.set(old);
  return items;
}

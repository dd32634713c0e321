/** Numbers of one block. */
const BLOCK = 64 * 1024;

/** An array of whole numbers that grows. In blocks: one that doubles is held three times over while it is copied. */
export class Column {
  readonly #blocks: Int32Array[] = [];
  /** The last block. A short list has no more than it needs. */
  #last: Int32Array = new Int32Array(64);
  #used = 0;
  length = 0;

  push(value: number): void {
    if (this.#used === this.#last.length) this.#grow();
    this.#last[this.#used++] = value;
    this.length++;
  }

  /** What was pushed. The column must not be used afterwards. */
  take(): Int32Array {
    const items = new Int32Array(this.length);
    let at = 0;
    this.#blocks.push(this.#last.subarray(0, this.#used));
    for (let block = this.#blocks.shift(); block !== undefined; block = this.#blocks.shift()) {
      items.set(block, at);
      at += block.length;
    }
    return items;
  }

  #grow(): void {
    this.#used = 0;
    this.#blocks.push(this.#last);
    this.#last = new Int32Array(Math.min(BLOCK, this.#last.length * 4));
  }
}

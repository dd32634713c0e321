/** An array of whole numbers that grows. */
export class Column {
  #items: Int32Array = new Int32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#items.length) {
      const larger = new Int32Array(this.length * 2);
      larger.set(this.#items);
      this.#items = larger;
    }
    this.#items[this.length++] = value;
  }

  /** What was pushed. The column must not be used afterwards. */
  take(): Int32Array {
    const items = this.#items.subarray(0, this.length);
    this.#items = new Int32Array(1);
    // Room that is not used would be held as long as the rest.
    return items.length < items.buffer.byteLength / 4 ? items.slice() : items;
  }
}

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
    return this.#items.subarray(0, this.length);
  }
}

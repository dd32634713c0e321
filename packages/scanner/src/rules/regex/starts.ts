/** Where in a text a match may begin: before the literals that every match holds, as far as a pattern reaches. */
export class Starts {
  readonly #places: readonly number[];
  readonly #before: number;

  /**
   * @param places where the literals stand, in order
   * @param before bytes of a match before its literal, at most
   */
  constructor(places: readonly number[], before: number) {
    this.#places = places;
    this.#before = before;
  }

  /** The first place from `at` on where a match may begin; undefined when there is none. */
  next(at: number): number | undefined {
    let low = 0;
    let high = this.#places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#places[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    const place = this.#places[low];
    return place === undefined ? undefined : Math.max(at, place - this.#before);
  }
}

/** Looks for many literals in one pass over a text: by a table of their first three characters. */
export class LiteralIndex {
  readonly #table = new Uint8Array(1 << 15);
  readonly #byStart = new Map<string, string[]>();
  /** Too short for the table. */
  readonly #short: readonly string[];

  /** @param literals in lower case; none is empty */
  constructor(literals: Iterable<string>) {
    const all = new Set(literals);
    this.#short = [...all].filter(({ length }) => length < 3);
    for (const literal of all) {
      if (literal.length < 3) continue;
      this.#table[hash(literal, 0)] = 1;
      const start = literal.slice(0, 3);
      this.#byStart.set(start, [...(this.#byStart.get(start) ?? []), literal]);
    }
  }

  /** Where each literal stands in a text in lower case, in order; literals that do not are left out. */
  find(text: string): ReadonlyMap<string, readonly number[]> {
    const found = new Map<string, number[]>();
    const note = (literal: string, at: number): void => {
      const places = found.get(literal);
      if (places === undefined) found.set(literal, [at]);
      else places.push(at);
    };
    for (let at = 0; at + 3 <= text.length; at++) {
      if (this.#table[hash(text, at)] !== 1) continue;
      for (const literal of this.#byStart.get(text.slice(at, at + 3)) ?? [])
        if (text.startsWith(literal, at)) note(literal, at);
    }
    for (const literal of this.#short)
      for (let at = text.indexOf(literal); at !== -1; at = text.indexOf(literal, at + 1)) note(literal, at);
    return found;
  }
}

function hash(text: string, at: number): number {
  return (text.charCodeAt(at) ^ (text.charCodeAt(at + 1) << 5) ^ (text.charCodeAt(at + 2) << 9)) & 0x7fff;
}

import { type Block, OVERLAP } from "./block.ts";
import { EVENT } from "./kernel/layout.ts";
import type { Extent } from "./text/reach.ts";
import type { SourceText } from "./text/source-text.ts";
import { beforeTag, type Stretch, valuesOfRun } from "./values/extract.ts";
import { PlainNames } from "./values/plain-names.ts";

/** What the kernel saw in one text. */
export interface Events {
  readonly values: readonly Stretch[];
  readonly mnemonics: readonly Stretch[];
  readonly byteArrays: readonly Stretch[];
  readonly urls: readonly Stretch[];
}

const KINDS = Object.keys(EVENT).length;

/** The events of a text, taken in block by block. */
export class EventList implements Events {
  readonly values: Stretch[] = [];
  mnemonics: Stretch[] = [];
  readonly byteArrays: Stretch[] = [];
  readonly urls: Stretch[] = [];
  readonly #seen = new Set<number>();

  /**
   * Takes in what the kernel saw; what the border of a block cuts off is in the next one whole.
   *
   * @param within leaves out what does not touch this stretch
   */
  add(source: SourceText, { base, length, events }: Block, within?: Extent): void {
    const last = base + length >= source.length;
    const names = new PlainNames(source);
    for (let i = 0; i < events.length; i += 3) {
      const kind = events[i] ?? 0;
      const start = base + (events[i + 1] ?? 0);
      const end = base + (events[i + 2] ?? 0);
      const cut = (!last && end === base + length && start > base + length - OVERLAP) || (base > 0 && start === base);
      if (within !== undefined && (end < within.start || start > within.end)) continue;
      if (cut || this.#seen.has(start * KINDS + kind)) continue;
      if (base > 0 || !last) this.#seen.add(start * KINDS + kind);
      if (kind === EVENT.value) {
        if (!names.has(start, end)) this.values.push(...valuesOfRun(source, start, end));
      } else {
        const to = kind === EVENT.literal ? beforeTag(source, start, end) : end;
        this.#listOf(kind).push({ start, end: to, text: source.slice(start, to) });
      }
    }
  }

  #listOf(kind: number): Stretch[] {
    if (kind === EVENT.literal) return this.values;
    if (kind === EVENT.mnemonic) return this.mnemonics;
    return kind === EVENT.byteArray ? this.byteArrays : this.urls;
  }
}

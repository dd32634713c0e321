import type { Location } from "@keyguard/core";
import type { Reach } from "./reach.ts";

const latin1 = new TextDecoder("latin1");
const utf8 = new TextDecoder("utf-8", { fatal: false, ignoreBOM: true });

/**
 * One file, or one window of a large one, as detection reads it.
 *
 * `text` has one character for each byte, so that an offset means the same in both. Names and messages
 * that may hold other letters are decoded from the bytes with {@link SourceText.decode}.
 */
export class SourceText {
  bytes: Uint8Array;
  /** Relative to the scanned root, with `/`. */
  readonly path: string;
  /** Lines before the first byte of this window. */
  readonly #firstLine: number;
  /** Where it is asked for: on what of the text its findings depend. */
  readonly reach: Reach | undefined;
  #text: string | undefined;
  #lineStarts: number[] | undefined;

  constructor(bytes: Uint8Array, path: string, firstLine = 0, reach?: Reach) {
    this.bytes = bytes;
    this.path = path;
    this.#firstLine = firstLine;
    this.reach = reach;
  }

  get text(): string {
    this.#text ??= latin1.decode(this.bytes);
    return this.#text;
  }

  /** Takes bytes of its own: those that it was made of are about to be written over. */
  keep(): void {
    this.bytes = this.bytes.slice();
  }

  /** Decodes all of it: cheaper than one stretch after another, where many are read of a short text. */
  decodeAll(): void {
    this.#text ??= latin1.decode(this.bytes);
  }

  get length(): number {
    return this.bytes.length;
  }

  get #starts(): number[] {
    if (this.#lineStarts === undefined) {
      const starts = [0];
      for (let at = this.bytes.indexOf(10); at !== -1; at = this.bytes.indexOf(10, at + 1)) starts.push(at + 1);
      this.#lineStarts = starts;
    }
    return this.#lineStarts;
  }

  /** How many lines there are; a last line without its end counts. */
  get lineCount(): number {
    return this.#starts.length;
  }

  /** The line, from 0 in this window, that holds a byte. */
  lineOf(offset: number): number {
    const starts = this.#starts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The first byte of a line; the end of the text for a line beyond the last. */
  lineStart(line: number): number {
    return line < 0 ? 0 : (this.#starts[line] ?? this.length);
  }

  /** The byte after a line's last one, without its end. */
  lineEnd(line: number): number {
    const next = this.#starts[line + 1];
    if (next === undefined) return this.length;
    return next - (this.bytes[next - 2] === 13 ? 2 : 1);
  }

  /** One line without its end, a character for each byte. */
  line(line: number): string {
    return this.text.slice(this.lineStart(line), this.lineEnd(line));
  }

  /** A short stretch, a character for each byte; does not decode the rest. */
  slice(start: number, end: number): string {
    return this.#text === undefined ? latin1.decode(this.bytes.subarray(start, end)) : this.#text.slice(start, end);
  }

  /** Bytes as the text that they spell in UTF-8. */
  decode(start: number, end: number): string {
    return utf8.decode(this.bytes.subarray(start, end));
  }

  /** The place of a stretch, for a finding. */
  location(start: number, end: number): Location {
    const startLine = this.lineOf(start);
    const endLine = this.lineOf(Math.max(start, end - 1));
    return {
      path: this.path,
      startLine: this.#firstLine + startLine + 1,
      startColumn: this.#column(startLine, start),
      endLine: this.#firstLine + endLine + 1,
      endColumn: this.#column(endLine, end),
    };
  }

  /** From 1, in UTF-16 units. */
  #column(line: number, offset: number): number {
    const start = this.lineStart(line);
    if (offset - start > 100_000) return offset - start + 1; // one endless line: decoding it for a column is not worth it
    return this.decode(start, offset).length + 1;
  }
}

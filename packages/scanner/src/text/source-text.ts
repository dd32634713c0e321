import type { Location } from "@keyguard/core";
import type { Reach } from "./reach.ts";

const latin1 = new TextDecoder("latin1");
const utf8 = new TextDecoder("utf-8", { fatal: false, ignoreBOM: true });

/** Bytes that are decoded at a time. */
const PIECE = 4_096;

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
  /** True where it is known that no file begins within it: no PEM block, no wallet. */
  isUnmarked = false;
  #text: string | undefined;
  /** Of its text, what was asked for: pieces of {@link PIECE} bytes. */
  readonly #pieces: (string | undefined)[] = [];
  readonly #starts: number[] = [0];
  /** Bytes in which ends of lines have been looked for. */
  #read = 0;

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

  /** Looks for the next end of a line; false when there is none. */
  #readLine(): boolean {
    if (this.#read >= this.length) return false;
    const at = this.bytes.indexOf(10, this.#read);
    this.#read = at === -1 ? this.length : at + 1;
    if (at !== -1) this.#starts.push(at + 1);
    return at !== -1;
  }

  /** Where a line begins; undefined for one beyond the last. */
  #startOf(line: number): number | undefined {
    while (this.#starts.length <= line && this.#readLine());
    return this.#starts[line];
  }

  /** True when a line is there; a last one without its end counts. */
  hasLine(line: number): boolean {
    return line >= 0 && this.#startOf(line) !== undefined;
  }

  /** The line, from 0 in this window, that holds a byte. */
  lineOf(offset: number): number {
    while (this.#read <= offset && this.#readLine());
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
    return line < 0 ? 0 : (this.#startOf(line) ?? this.length);
  }

  /** The byte after a line's last one, without its end. */
  lineEnd(line: number): number {
    const next = this.#startOf(line + 1);
    if (next === undefined) return this.length;
    return next - (this.bytes[next - 2] === 13 ? 2 : 1);
  }

  /** What stands on its line before a place, a character for each byte; of a long line the last part. Counts no lines. */
  before(offset: number, most: number): string {
    const floor = Math.max(0, offset - most);
    let start = offset;
    while (start > floor && this.bytes[start - 1] !== 10) start -= 1;
    return this.slice(start, offset);
  }

  /** One line without its end, a character for each byte; of one that may hold a whole file, at most so much. */
  line(line: number, most: number = Number.POSITIVE_INFINITY): string {
    const start = this.lineStart(line);
    return this.slice(start, Math.min(this.lineEnd(line), start + most));
  }

  /** A short stretch, a character for each byte; decodes little of the rest. */
  slice(start: number, end: number): string {
    if (this.#text !== undefined) return this.#text.slice(start, end);
    const piece = Math.floor(start / PIECE);
    const from = piece * PIECE;
    if (start < 0 || end > from + PIECE) return latin1.decode(this.bytes.subarray(start, end));
    const text = (this.#pieces[piece] ??= latin1.decode(this.bytes.subarray(from, from + PIECE)));
    return text.slice(start - from, Math.max(0, end - from));
  }

  /** Where ASCII text stands next from an offset on, or -1; decodes nothing. */
  indexOf(literal: string, from = 0): number {
    const { bytes } = this;
    const last = literal.length - 1;
    // How far what is compared with the last character may be moved on, for each byte that stands there.
    const shifts = new Uint8Array(256).fill(literal.length);
    for (let i = 0; i < last; i++) shifts[literal.charCodeAt(i)] = last - i;
    for (let end = from + last; end < bytes.length; end += shifts[bytes[end] as number] as number) {
      let i = last;
      while (i >= 0 && bytes[end - last + i] === literal.charCodeAt(i)) i -= 1;
      if (i < 0) return end - last;
    }
    return -1;
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

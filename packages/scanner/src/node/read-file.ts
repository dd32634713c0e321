import { closeSync, constants, openSync, readSync } from "node:fs";
import type { Engine } from "../engine.ts";
import { type Draft, toDraft } from "../finding.ts";
import { BLOCK_BYTES } from "../kernel/layout.ts";
import { detectEncoding, type Encoding, ENCODING_SAMPLE, toUtf8 } from "../text/decode.ts";
import { SourceText } from "../text/source-text.ts";
import { keepHeapSmall } from "./heap.ts";

// A file that became a pipe since the walk saw it must not hang the scan.
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Bytes of a large file that are looked at together; memory does not grow with the file. */
const WINDOW_BYTES = 768 * 1024;
/** Two windows share this much, so that a credential that crosses their border is whole in one of them. */
const OVERLAP_BYTES = 64 * 1024;

/** What one file gave. */
export interface FileResult {
  readonly drafts: readonly Draft[];
  readonly bytes: number;
  /** True where it is a text that a person may have written, and holds one of the literals. */
  readonly marked: boolean;
}

/** Longer texts are not written by hand: what stands in them as a comment was not meant. */
const LONGEST_WRITTEN = 2 * 1024 * 1024;

const NOTHING: readonly Draft[] = [];

/** True where the bytes hold one of the literals: a search for each, at the speed of memory. */
function holdsAny(bytes: Uint8Array, literals: readonly string[]): boolean {
  if (literals.length === 0) return false;
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return literals.some((literal) => view.includes(literal, 0, "latin1"));
}

/**
 * Scans one file. Small ones are read straight into the kernel's memory and never leave it.
 *
 * @param literals of ASCII; the result tells whether the file holds one
 */
export function scanFile(engine: Engine, absolute: string, path: string, literals: readonly string[] = []): FileResult {
  const descriptor = openSync(absolute, FLAGS);
  try {
    const { kernel } = engine;
    const { input } = kernel;
    const length = readFully(descriptor, input, 0, BLOCK_BYTES);
    const head = input.subarray(0, length);
    // A byte-order mark of UTF-16 or a NUL: rare enough to leave the fast path.
    const encoding: Encoding =
      head[0] === 0xff || head[0] === 0xfe || kernel.hasNul(Math.min(length, ENCODING_SAMPLE))
        ? detectEncoding(head)
        : "utf-8";
    if (length === BLOCK_BYTES) return new Windows(engine, path, encoding, literals).scan(descriptor, head);
    let drafts: Draft[] | undefined;
    let marked = false;
    if (isWide(encoding)) {
      const text = toUtf8(head, encoding);
      marked = holdsAny(text, literals);
      const source = new SourceText(text, path);
      drafts = engine.detect(source).map((detection) => toDraft(source, detection));
    } else {
      marked = encoding === "utf-8" && holdsAny(head, literals); // before the kernel is used again, for what is encoded in it
      engine.detectInput(length, path, (source, detection) => (drafts ??= []).push(toDraft(source, detection)));
    }
    return { drafts: drafts ?? NOTHING, bytes: length, marked };
  } finally {
    closeSync(descriptor);
  }
}

function isWide(encoding: Encoding): encoding is Exclude<Encoding, "utf-8" | "binary"> {
  return encoding !== "utf-8" && encoding !== "binary";
}

/** Reads until `to` or the end of the file; one read is not promised to give all there is. */
function readFully(descriptor: number, buffer: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const count = readSync(descriptor, buffer, at, to - at, null);
    if (count === 0) break;
    at += count;
  }
  return at;
}

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines += 1;
  return lines;
}

/** Lines that end in a file's first `length` bytes. */
function linesBefore(descriptor: number, length: number, encoding: Encoding): number {
  const buffer = new Uint8Array(BLOCK_BYTES);
  let lines = 0;
  for (let at = 0; at < length;) {
    const count = readSync(descriptor, buffer, 0, Math.min(BLOCK_BYTES, length - at), at);
    if (count === 0) break;
    const bytes = buffer.subarray(0, count);
    lines += countLines(isWide(encoding) ? toUtf8(bytes, encoding) : bytes);
    at += count;
  }
  return lines;
}

/** One for all large files of a thread, which are read one after the other: a new one for each would be 768 KiB of garbage. */
let windowBuffer: Uint8Array | undefined;

/** A file larger than one block, window by window. */
class Windows {
  readonly #engine: Engine;
  readonly #path: string;
  readonly #encoding: Encoding;
  readonly #drafts: Draft[] = [];
  /** Places of parts that were found, from the file's first byte. */
  readonly #seen = new Set<number>();
  readonly #literals: readonly string[];
  #marked = false;

  constructor(engine: Engine, path: string, encoding: Encoding, literals: readonly string[]) {
    this.#engine = engine;
    this.#path = path;
    this.#encoding = encoding;
    this.#literals = literals;
  }

  scan(descriptor: number, head: Uint8Array): FileResult {
    const buffer = (windowBuffer ??= new Uint8Array(WINDOW_BYTES));
    buffer.set(head);
    let filled = readFully(descriptor, buffer, head.length, WINDOW_BYTES);
    let total = filled;
    for (let base = 0; ; base += WINDOW_BYTES - OVERLAP_BYTES) {
      const last = filled < WINDOW_BYTES;
      this.#window(descriptor, buffer.subarray(0, filled), base, last);
      if (last) return { drafts: this.#drafts, bytes: total, marked: this.#marked && total <= LONGEST_WRITTEN };
      // UTF-16 and UTF-32 windows begin at a multiple of four, so no character is cut.
      keepHeapSmall();
      buffer.copyWithin(0, WINDOW_BYTES - OVERLAP_BYTES);
      filled = readFully(descriptor, buffer, OVERLAP_BYTES, WINDOW_BYTES);
      total += filled - OVERLAP_BYTES;
    }
  }

  #window(descriptor: number, bytes: Uint8Array, base: number, last: boolean): void {
    const content = isWide(this.#encoding) ? toUtf8(bytes, this.#encoding) : bytes;
    this.#marked ||= this.#encoding !== "binary" && holdsAny(content, this.#literals);
    let source = new SourceText(content, this.#path);
    const scale = source.length / bytes.length; // UTF-16 shrinks to half
    const detections = this.#engine.detect(source);
    // The lines before this window matter only to a finding, which is rare: then they are read again.
    if (detections.length > 0 && base > 0)
      source = new SourceText(content, this.#path, linesBefore(descriptor, base, this.#encoding));
    for (const detection of detections) {
      const [first] = detection.parts;
      // What begins in the overlap is the next window's, which sees all of it.
      if (first === undefined || (!last && first.start >= (WINDOW_BYTES - OVERLAP_BYTES) * scale)) continue;
      const places = detection.parts.map(({ start }) => base + Math.round(start / scale));
      if (places.some((place) => this.#seen.has(place))) continue;
      for (const place of places) this.#seen.add(place);
      this.#drafts.push(toDraft(source, detection));
    }
  }
}

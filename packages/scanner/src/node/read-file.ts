import { closeSync, constants, openSync, readSync } from "node:fs";
import type { Detection } from "../detection.ts";
import type { Engine } from "../engine.ts";
import { BLOCK_BYTES } from "../kernel/layout.ts";
import { detectEncoding, toUtf8 } from "../text/decode.ts";
import { SourceText } from "../text/source-text.ts";

// A file that became a pipe since the walk saw it must not hang the scan.
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Bytes of a large file that are looked at together; memory does not grow with the file. */
const WINDOW_BYTES = 4 * 1024 * 1024;
/** Two windows share this much, so that a credential that crosses their border is whole in one of them. */
const OVERLAP_BYTES = 64 * 1024;

/** What one file gave. */
export interface FileResult {
  readonly found: readonly { readonly source: SourceText; readonly detection: Detection }[];
  readonly bytes: number;
}

const NOTHING: FileResult["found"] = [];

/** Scans one file. Small ones are read straight into the kernel's memory and usually never leave it. */
export function scanFile(engine: Engine, absolute: string, path: string): FileResult {
  const descriptor = openSync(absolute, FLAGS);
  try {
    const { input } = engine.kernel;
    const length = readFully(descriptor, input, 0, BLOCK_BYTES);
    if (length === BLOCK_BYTES) return scanLarge(engine, descriptor, path, input.slice(0, length));
    const head = input.subarray(0, length);
    // A byte-order mark of UTF-16 or a NUL: rare enough to leave the fast path.
    if (head[0] === 0xff || head[0] === 0xfe || head.subarray(0, 8192).includes(0)) {
      const encoding = detectEncoding(head);
      if (encoding !== "utf-8" && encoding !== "binary")
        return { found: detect(engine, new SourceText(toUtf8(head, encoding), path)), bytes: length };
    }
    if (!engine.hasCandidates(length)) return { found: NOTHING, bytes: length };
    return { found: detect(engine, new SourceText(head.slice(), path)), bytes: length };
  } finally {
    closeSync(descriptor);
  }
}

function detect(engine: Engine, source: SourceText): FileResult["found"] {
  return engine.detect(source).map((detection) => ({ source, detection }));
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

/** A file larger than one block, window by window. */
function scanLarge(engine: Engine, descriptor: number, path: string, head: Uint8Array): FileResult {
  const encoding = detectEncoding(head);
  const buffer = new Uint8Array(WINDOW_BYTES);
  buffer.set(head);
  let filled = readFully(descriptor, buffer, head.length, WINDOW_BYTES);
  const found: { source: SourceText; detection: Detection }[] = [];
  const seen = new Set<number>();
  let total = filled;
  let base = 0;
  let firstLine = 0;
  for (;;) {
    const last = filled < WINDOW_BYTES;
    // UTF-16 and UTF-32 windows begin at a multiple of four, so no character is cut.
    const bytes = buffer.subarray(0, filled);
    const source = new SourceText(
      encoding === "utf-8" || encoding === "binary" ? bytes.slice() : toUtf8(bytes, encoding),
      path,
      firstLine,
    );
    const scale = source.length / bytes.length;
    for (const detection of engine.detect(source)) {
      const [first] = detection.parts;
      if (first === undefined || (!last && first.start >= (WINDOW_BYTES - OVERLAP_BYTES) * scale)) continue;
      const places = detection.parts.map(({ start }) => base + Math.round(start / scale));
      if (places.some((place) => seen.has(place))) continue;
      for (const place of places) seen.add(place);
      found.push({ source, detection });
    }
    if (last) break;
    const kept = WINDOW_BYTES - OVERLAP_BYTES;
    firstLine +=
      encoding === "utf-8" || encoding === "binary"
        ? countLines(buffer.subarray(0, kept))
        : countLines(toUtf8(buffer.subarray(0, kept), encoding));
    base += kept;
    buffer.copyWithin(0, kept);
    filled = readFully(descriptor, buffer, OVERLAP_BYTES, WINDOW_BYTES);
    total += filled - OVERLAP_BYTES;
  }
  return { found, bytes: total };
}

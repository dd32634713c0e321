import type { Finding, Location } from "@keyguard/core";
import { detectEncoding } from "../../text/decode.ts";
import { GitObjects } from "./git-objects.ts";
import { ObjectReader } from "./object-reader.ts";
import type { Repository } from "./repository.ts";
import { readableContent } from "./scan-content.ts";
import type { ScanEngine } from "./scan-engine.ts";

/** Bytes that are looked at together. A multiple of four, so that no character of UTF-16 or UTF-32 is cut. */
const WINDOW = 4 * 1024 * 1024;
/** Two windows share this much, so that what crosses their border is whole in one of them. */
const OVERLAP = 64 * 1024;

/** Objects of one repository, small and large. */
export interface ObjectSource {
  readonly reader: ObjectReader;
  readonly large: LargeObjects;
}

/** Gives a scan the objects of a repository, and closes what that took. */
export async function withObjects<Result>(
  repository: Repository,
  use: (source: ObjectSource) => Promise<Result>,
): Promise<Result> {
  const reader = new ObjectReader(repository);
  const git = new GitObjects(repository, repository.format);
  try {
    return await use({ reader, large: new LargeObjects(reader, git) });
  } finally {
    reader.close();
    git.close();
  }
}

/** Says that git had to be asked; null when it had not. */
export function gitNote({ reader }: ObjectSource): string[] {
  const count = reader.askedOfGit;
  return count === 0 ? [] : [`${count} objects were read through git: keyguard does not know how they are stored`];
}

/** Reads objects that are too large to be held whole, in a stream. */
export class LargeObjects {
  readonly #reader: ObjectReader;
  readonly #git: GitObjects;

  constructor(reader: ObjectReader, git: GitObjects) {
    this.#reader = reader;
    this.#git = git;
  }

  /**
   * Findings of a blob, under each of its paths.
   *
   * @returns null when it cannot be read: a delta without a git, a damaged one
   */
  async scan(id: string, engine: ScanEngine, paths: readonly string[]): Promise<Finding[] | null> {
    try {
      const own = this.#reader.stream(id);
      const chunks = own ?? (await this.#git.open(id))?.chunks();
      return chunks === undefined ? null : await scanChunks(chunks, engine, paths);
    } catch {
      return null;
    }
  }
}

/** Detection over content that comes in pieces. A credential counts once, where it is first seen. */
async function scanChunks(
  chunks: AsyncIterable<Buffer>,
  engine: ScanEngine,
  paths: readonly string[],
): Promise<Finding[]> {
  const windows = new Windows(engine, paths);
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length;) at += await windows.take(chunk, at);
  }
  return windows.finish();
}

/** A window that moves over content. What begins near its edges is judged by the neighbour, which sees all of it. */
class Windows {
  readonly #engine: ScanEngine;
  readonly #paths: readonly string[];
  readonly #buffer: Buffer = Buffer.allocUnsafeSlow(WINDOW);
  readonly #found = new Map<string, Finding>();
  #filled = 0;
  /** Lines before the window. */
  #lines = 0;
  #isFirst = true;
  /** The byte-order mark of wide text, which a window that does not begin with it must be given. */
  #mark: Buffer = Buffer.alloc(0);

  constructor(engine: ScanEngine, paths: readonly string[]) {
    this.#engine = engine;
    this.#paths = paths;
  }

  /** Takes some of a chunk, from `at` on, and tells how much. */
  async take(chunk: Buffer, at: number): Promise<number> {
    const taken = chunk.copy(this.#buffer, this.#filled, at);
    this.#filled += taken;
    if (this.#filled < WINDOW) return taken;
    await this.#look(false);
    const next = WINDOW - OVERLAP;
    this.#lines += countLines(this.#buffer.subarray(0, next), this.#mark.length);
    this.#buffer.copy(this.#buffer, 0, next);
    this.#filled = OVERLAP;
    return taken;
  }

  async finish(): Promise<Finding[]> {
    await this.#look(true);
    return [...this.#found.values()];
  }

  async #look(isLast: boolean): Promise<void> {
    const window = this.#buffer.subarray(0, this.#filled);
    if (this.#isFirst) this.#mark = byteOrderMark(window);
    const isWide = this.#mark.length > 0;
    const bytes = this.#isFirst || !isWide ? window : Buffer.concat([this.#mark, window]);
    const from = this.#isFirst || isWide ? null : placeOf(window, OVERLAP / 2);
    const to = isLast || isWide ? null : placeOf(window, WINDOW - OVERLAP / 2);
    this.#isFirst = false;
    if (bytes.length === 0 || (!isWide && !this.#engine.prefilter(bytes, 0, bytes.length))) return;
    const content = readableContent(Uint8Array.from(bytes));
    for (const path of this.#paths) {
      for (const finding of await this.#engine.scanBytes(content, path)) {
        const { location } = finding;
        const isOwn =
          location === null ||
          ((from === null || !isBefore(location, from)) && (to === null || isBefore(location, to)));
        const key = `${finding.fingerprint} ${path}`;
        if (isOwn && !this.#found.has(key)) this.#found.set(key, moved(finding, this.#lines));
      }
    }
  }
}

interface Place {
  readonly line: number;
  readonly column: number;
}

function placeOf(bytes: Buffer, offset: number): Place {
  const start = bytes.lastIndexOf(10, offset - 1) + 1;
  return { line: countLines(bytes.subarray(0, offset), 0) + 1, column: offset - start + 1 };
}

function isBefore({ startLine, startColumn }: Location, { line, column }: Place): boolean {
  return startLine < line || (startLine === line && startColumn < column);
}

function byteOrderMark(bytes: Buffer): Buffer {
  const encoding = detectEncoding(bytes);
  if (encoding === "utf-16le" || encoding === "utf-16be")
    return Buffer.from(encoding === "utf-16le" ? [0xff, 0xfe] : [0xfe, 0xff]);
  if (encoding === "utf-32le") return Buffer.from([0xff, 0xfe, 0, 0]);
  return encoding === "utf-32be" ? Buffer.from([0, 0, 0xfe, 0xff]) : Buffer.alloc(0);
}

/** @param width bytes of a character; 0 for one byte */
function countLines(bytes: Buffer, width: number): number {
  let lines = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) {
    // In wide text the bytes beside a line end are zero.
    const rest = bytes.subarray(at - (at % (width || 1)), at - (at % (width || 1)) + (width || 1));
    if (width === 0 || rest.filter((byte) => byte !== 0).length === 1) lines++;
  }
  return lines;
}

function moved(finding: Finding, lines: number): Finding {
  if (lines === 0) return finding;
  const move = (location: Location): Location => ({
    ...location,
    startLine: location.startLine + lines,
    endLine: location.endLine + lines,
  });
  return {
    ...finding,
    location: finding.location === null ? null : move(finding.location),
    parts: finding.parts.map((part) => ({ ...part, location: move(part.location) })),
    alsoAt: finding.alsoAt.map(move),
  };
}

import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { crc32, inflateSync } from "node:zlib";
import { idSize, type ObjectFormat } from "./object-id.ts";

/** A ref as it is stored: an id in hex, or the name of another ref. */
export type StoredRef = { readonly id: string } | { readonly target: string };

/** One line of a reflog. */
export interface LogEntry {
  readonly before: string;
  readonly after: string;
  readonly message: string;
}

/** Everything that a stack of reftables says. */
export interface RefStack {
  readonly refs: ReadonlyMap<string, StoredRef>;
  /** By ref, the newest first. */
  readonly logs: ReadonlyMap<string, readonly LogEntry[]>;
}

const MOST_BYTES = 256 * 1024 * 1024;
const MOST_TABLES = 10_000;

/**
 * Reads the reftables of one git directory. A later table of the stack overrules an earlier one.
 *
 * Format: "reftable" in git's technical documentation, versions 1 and 2.
 *
 * @returns null when they are none, damaged, or too large to be held in memory
 */
export function readReftables(gitDir: string, format: ObjectFormat): RefStack | null {
  // Tables that a compaction took away meanwhile are named by a new list.
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    try {
      return readStack(join(gitDir, "reftable"), format);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") return null;
    }
  }
  return null;
}

const ATTEMPTS = 5;

function readStack(directory: string, format: ObjectFormat): RefStack {
  const refs = new Map<string, StoredRef>();
  const logs = new Map<string, Map<string, LogEntry | null>>();
  const list = readFileSync(join(directory, "tables.list"), "utf8");
  const names = list.split("\n").filter((name) => name !== "");
  if (names.length > MOST_TABLES || names.some((name) => !/^[\w.-]+$/u.test(name))) throw new Damaged();
  let left = MOST_BYTES;
  for (const name of names) {
    const path = join(directory, name);
    left -= statSync(path).size;
    if (left < 0) throw new Damaged();
    const table = new Table(readFileSync(path), format);
    for (const [ref, stored] of table.refs()) {
      if (stored === null) refs.delete(ref);
      else refs.set(ref, stored);
    }
    for (const [ref, at, entry] of table.logs()) {
      const log = logs.get(ref) ?? new Map<string, LogEntry | null>();
      logs.set(ref, log.set(at, entry));
    }
  }
  return { refs, logs: new Map([...logs].map(([ref, log]) => [ref, newestFirst(log)])) };
}

/** Keys are reversed update indices: the newest sorts first. */
function newestFirst(log: ReadonlyMap<string, LogEntry | null>): LogEntry[] {
  return [...log]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, entry]) => entry)
    .filter((entry) => entry !== null);
}

class Damaged extends Error {
  override readonly name = "Damaged";
}

const DELETION = 0;
const ONE_ID = 1;
const TWO_IDS = 2;
const SYMBOLIC = 3;

/** One table file. */
class Table {
  readonly #file: Buffer;
  readonly #idSize: number;
  readonly #header: number;
  readonly #blockSize: number;
  readonly #end: number;
  readonly #logAt: number;

  constructor(file: Buffer, format: ObjectFormat) {
    const version = file[4];
    if (file.toString("latin1", 0, 4) !== "REFT" || (version !== 1 && version !== 2)) throw new Damaged();
    if (crc32(file.subarray(file.length - (version === 1 ? 68 : 72), -4)) !== file.readUInt32BE(file.length - 4))
      throw new Damaged();
    this.#file = file;
    this.#idSize = idSize(format);
    this.#header = version === 1 ? 24 : 28;
    this.#end = file.length - (version === 1 ? 68 : 72);
    if (this.#end < this.#header) throw new Damaged();
    this.#blockSize = file.readUIntBE(5, 3);
    this.#logAt = Number(file.readBigUInt64BE(this.#end + this.#header + 24));
  }

  *refs(): Generator<[string, StoredRef | null]> {
    let isFirst = true;
    for (let at = 0; at < this.#end;) {
      const start = isFirst ? this.#header : at;
      if (start >= this.#end || this.#file[start] !== 0x72) return; // "r"
      const length = this.#file.readUIntBE(start + 1, 3);
      if (length < 4 || at + length > this.#end) throw new Damaged();
      yield* this.#refBlock(this.#file.subarray(at, at + length), start - at + 4);
      // A block is padded with zeros up to the file's block size, or not at all.
      const isPadded = length < this.#blockSize && this.#file[at + length] === 0;
      at += isPadded ? this.#blockSize : length;
      isFirst = false;
    }
  }

  *logs(): Generator<[string, string, LogEntry | null]> {
    // A table of logs alone has its first block behind the header, and no position in its footer.
    const isAlone = this.#logAt === 0;
    for (let at = isAlone ? this.#header : this.#logAt; at + 4 < this.#end;) {
      if (this.#file[at] !== 0x67) return; // "g"
      const head = at === this.#header ? this.#header : 0;
      const length = this.#file.readUIntBE(at + 1, 3) - head;
      const { buffer, engine } = inflateSync(this.#file.subarray(at + 4, this.#end), {
        info: true,
        maxOutputLength: length,
      }) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
      if (buffer.length !== length - 4) throw new Damaged();
      yield* this.#logBlock(buffer);
      at += 4 + engine.bytesWritten;
    }
  }

  *#refBlock(block: Buffer, start: number): Generator<[string, StoredRef | null]> {
    let key = "";
    for (const cursor = new Cursor(block, start, restartsAt(block)); !cursor.isAtEnd;) {
      const [name, type] = cursor.key(key);
      key = name;
      cursor.varint(); // how much later than the table's first update
      const text = Buffer.from(key, "latin1").toString("utf8");
      if (type === DELETION) yield [text, null];
      else if (type === SYMBOLIC) yield [text, { target: cursor.text() }];
      else if (type === ONE_ID || type === TWO_IDS) {
        yield [text, { id: cursor.hex(this.#idSize) }];
        if (type === TWO_IDS) cursor.hex(this.#idSize); // what a tag leads to
      } else throw new Damaged();
    }
  }

  *#logBlock(block: Buffer): Generator<[string, string, LogEntry | null]> {
    let key = "";
    for (const cursor = new Cursor(block, 0, restartsAt(block)); !cursor.isAtEnd;) {
      const [name, type] = cursor.key(key);
      key = name;
      const nul = key.indexOf("\0");
      if (nul < 0 || type > 1) throw new Damaged();
      const ref = Buffer.from(key.slice(0, nul), "latin1").toString("utf8");
      const at = Buffer.from(key.slice(nul + 1), "latin1").toString("hex");
      if (type === 0) yield [ref, at, null];
      else {
        const before = cursor.hex(this.#idSize);
        const after = cursor.hex(this.#idSize);
        cursor.text(); // who
        cursor.text();
        cursor.varint(); // when
        cursor.skip(2);
        yield [ref, at, { before, after, message: cursor.text().trimEnd() }];
      }
    }
  }
}

/** Where a block's records end: before its list of restart points. */
function restartsAt(block: Buffer): number {
  const at = block.length - 2 - block.readUInt16BE(block.length - 2) * 3;
  if (at < 0) throw new Damaged();
  return at;
}

/** Reads records one after the other. */
class Cursor {
  readonly #bytes: Buffer;
  readonly #end: number;
  #at: number;

  constructor(bytes: Buffer, start: number, end: number) {
    this.#bytes = bytes;
    this.#at = start;
    this.#end = end;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#end;
  }

  /** A record's key, which may begin like the one before it, and its type. */
  key(before: string): [key: string, type: number] {
    const shared = this.varint();
    const rest = this.varint();
    const length = Math.floor(rest / 8);
    if (shared > before.length) throw new Damaged();
    return [before.slice(0, shared) + this.#take(length).toString("latin1"), rest % 8];
  }

  varint(): number {
    let byte = this.#take(1)[0] ?? 0;
    let value = byte & 127;
    while (byte & 128) {
      if (value > 2 ** 44) throw new Damaged();
      byte = this.#take(1)[0] ?? 0;
      value = (value + 1) * 128 + (byte & 127);
    }
    return value;
  }

  text(): string {
    return this.#take(this.varint()).toString("utf8");
  }

  hex(size: number): string {
    return this.#take(size).toString("hex");
  }

  skip(length: number): void {
    this.#take(length);
  }

  #take(length: number): Buffer {
    const from = this.#at;
    if (from + length > this.#end) throw new Damaged();
    this.#at += length;
    return this.#bytes.subarray(from, from + length);
  }
}

import { fstatSync, readSync } from "node:fs";
import { crc32 } from "node:zlib";
import type { ObjectTable } from "./object-table.ts";
import { type Entries, NO_BASE } from "./pack-entries.ts";
import type { PackIndex } from "./pack-index.ts";
import type { Problems } from "./problems.ts";

const CHUNK = 4 * 1024 * 1024;
const OFS_DELTA = 6;
const REF_DELTA = 7;

/** One pack on its way into the columns. */
export interface PackFile {
  /** As a report names it, such as `objects/pack/pack-….pack`. */
  readonly name: string;
  readonly descriptor: number;
  readonly index: PackIndex;
  /** Its number among the packs. */
  readonly number: number;
  /** The first of its entries. */
  readonly start: number;
  /** Deltas that name their base by id, collected for all packs: the base may lie ahead. */
  readonly references: Map<number, Buffer>;
}

/** How an entry finds its base. */
interface Links {
  /** The entry at an offset of the same pack, or {@link NO_BASE}. */
  readonly find: (offset: number) => number;
  readonly references: Map<number, Buffer>;
  readonly idSize: number;
}

/**
 * Reads a pack once from end to end: checks every object's CRC-32 and fills its columns. An object that
 * fails is noted and gets kind 0; the others are not touched by it.
 *
 * @returns false when the pack as a whole is not what its index says; its entries then have kind 0
 */
export function readPackHeaders(
  pack: PackFile,
  table: ObjectTable,
  entries: Entries,
  problems: Problems,
  onBytes: (bytes: number) => void,
): boolean {
  const { index, descriptor, start } = pack;
  const fileSize = fstatSync(descriptor).size;
  const end = fileSize - table.idSize;
  const order = byOffset(index);
  const objects = addObjects(index, table);
  for (let i = 0; i < index.count; i++) {
    entries.source[start + i] = pack.number;
    entries.object[start + i] = objects[order.index[i] ?? 0] ?? 0;
  }
  const wrong = checkEnvelope(pack, fileSize, table.idSize, order.offset, end);
  if (wrong !== null) {
    problems.add(pack.name, wrong);
    return false;
  }
  const window = new Window(descriptor, end);
  const find = (offset: number): number => {
    const base = search(order.offset, offset);
    return base < 0 ? NO_BASE : start + base;
  };
  const links: Links = { find, references: pack.references, idSize: table.idSize };
  for (let i = 0; i < index.count; i++) {
    const from = order.offset[i] ?? 0;
    const to = i + 1 < index.count ? (order.offset[i + 1] ?? 0) : end;
    const entry = start + i;
    if (window.crc(from, to) !== index.crc(order.index[i] ?? 0)) {
      problems.add(table.hex(entries.object[entry] ?? 0), "the stored object does not match its checksum");
      continue;
    }
    if (readHeader(window, from, to, entry, entries, links))
      problems.add(table.hex(entries.object[entry] ?? 0), "the stored object has an impossible header");
    if ((i & 0xfff) === 0xfff) onBytes(to);
  }
  onBytes(end);
  return true;
}

/** Finds the bases that deltas name by id, once every pack is read. */
export function resolveReferences(entries: Entries, table: ObjectTable, references: Map<number, Buffer>): void {
  const first = new Int32Array(table.count).fill(-1);
  for (let entry = entries.count - 1; entry >= 0; entry--) first[entries.object[entry] ?? 0] = entry;
  for (const [entry, id] of references) {
    const object = table.find(id, 0);
    const base = object < 0 ? -1 : (first[object] ?? -1);
    entries.base[entry] = base < 0 ? NO_BASE : base;
  }
}

function addObjects(index: PackIndex, table: ObjectTable): Int32Array {
  const objects = new Int32Array(index.count);
  for (let i = 0; i < index.count; i++) objects[i] = table.add(index.ids, i * table.idSize);
  return objects;
}

function checkEnvelope(
  pack: PackFile,
  fileSize: number,
  idSize: number,
  offsets: Float64Array,
  end: number,
): string | null {
  if (fileSize < 12 + idSize) return "the pack is truncated";
  const head = Buffer.alloc(12);
  const trailer = Buffer.alloc(idSize);
  readSync(pack.descriptor, head, 0, 12, 0);
  readSync(pack.descriptor, trailer, 0, idSize, end);
  const version = head.readUInt32BE(4);
  if (head.toString("latin1", 0, 4) !== "PACK") return "the pack has no pack header";
  if (version !== 2 && version !== 3) return "the pack has a version that keyguard does not know";
  if (head.readUInt32BE(8) !== pack.index.count) return "the pack holds another number of objects than its index says";
  if (!trailer.equals(pack.index.packChecksum)) return "the pack does not end with the checksum that its index names";
  if (pack.index.count === 0) return end === 12 ? null : "the pack holds bytes that belong to no object";
  if (offsets[0] !== 12) return "the pack holds bytes that belong to no object";
  for (let i = 1; i < offsets.length; i++) {
    if ((offsets[i] ?? 0) <= (offsets[i - 1] ?? 0)) return "the pack's index names one place twice";
  }
  return (offsets.at(-1) ?? 0) < end ? null : "the pack's index points behind its end";
}

/** Offsets ascending, and for each the position in the index. */
function byOffset(index: PackIndex): { readonly offset: Float64Array; readonly index: Int32Array } {
  const n = index.count;
  const offset = new Float64Array(n);
  const positions = new Int32Array(n);
  // One sort of plain numbers: the offset in the high part, the position in the low one.
  const keys = new Float64Array(n);
  let largest = 0;
  for (let i = 0; i < n; i++) {
    const at = index.offset(i);
    offset[i] = at;
    if (at > largest) largest = at;
  }
  if (n < 2 ** 20 && largest < 2 ** 33) {
    for (let i = 0; i < n; i++) keys[i] = (offset[i] ?? 0) * 2 ** 20 + i;
    keys.sort();
    for (let i = 0; i < n; i++) {
      const key = keys[i] ?? 0;
      offset[i] = Math.floor(key / 2 ** 20);
      positions[i] = key % 2 ** 20;
    }
    return { offset, index: positions };
  }
  for (let i = 0; i < n; i++) positions[i] = i;
  positions.sort((a, b) => (offset[a] ?? 0) - (offset[b] ?? 0));
  for (let i = 0; i < n; i++) keys[i] = offset[positions[i] ?? 0] ?? 0;
  return { offset: keys, index: positions };
}

function search(offsets: Float64Array, wanted: number): number {
  let low = 0;
  let high = offsets.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = offsets[middle] ?? 0;
    if (value === wanted) return middle;
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** A stretch of the pack in memory that moves forward. */
class Window {
  readonly #descriptor: number;
  readonly #end: number;
  readonly buffer: Buffer;
  start = 0;
  length = 0;

  constructor(descriptor: number, end: number) {
    this.#descriptor = descriptor;
    this.#end = end;
    this.buffer = Buffer.allocUnsafeSlow(Math.min(CHUNK, end));
  }

  /** Makes the bytes from `from` on present: all up to `to`, or a full chunk. */
  load(from: number, to: number): void {
    if (from >= this.start && to <= this.start + this.length) return;
    this.start = from;
    this.length = readFully(this.#descriptor, this.buffer, from, Math.min(CHUNK, this.#end - from));
  }

  crc(from: number, to: number): number {
    if (to - from <= CHUNK) {
      this.load(from, to);
      return crc32(this.buffer.subarray(from - this.start, to - this.start));
    }
    let value = 0;
    for (let at = from; at < to; at += CHUNK) {
      this.load(at, Math.min(to, at + CHUNK));
      value = crc32(this.buffer.subarray(0, Math.min(this.length, to - at)), value);
    }
    return value;
  }
}

/** Reads `length` bytes at a position; fewer only at the end of the file. */
export function readFully(descriptor: number, target: Uint8Array, position: number, length: number): number {
  let done = 0;
  while (done < length) {
    const got = readSync(descriptor, target, done, length - done, position + done);
    if (got === 0) break;
    done += got;
  }
  return done;
}

function readHeader(window: Window, from: number, to: number, entry: number, entries: Entries, links: Links): boolean {
  window.load(from, Math.min(to, from + 64));
  const bytes = window.buffer;
  let at = from - window.start;
  const limit = Math.min(to, from + 64) - window.start;
  let byte = bytes[at++] ?? 0;
  const type = (byte >> 4) & 7;
  let size = byte & 15;
  for (let scale = 16; byte & 128; scale *= 128) {
    if (at >= limit || scale > 2 ** 46) return true;
    byte = bytes[at++] ?? 0;
    size += (byte & 127) * scale;
  }
  if (type === 0 || type === 5) return true;
  if (type === OFS_DELTA) {
    byte = bytes[at++] ?? 0;
    let distance = byte & 127;
    while (byte & 128) {
      if (at >= limit || distance > 2 ** 44) return true;
      byte = bytes[at++] ?? 0;
      distance = (distance + 1) * 128 + (byte & 127);
    }
    entries.base[entry] = distance === 0 ? NO_BASE : links.find(from - distance);
  } else if (type === REF_DELTA) {
    if (at + links.idSize > limit) return true;
    links.references.set(entry, Buffer.from(bytes.subarray(at, at + links.idSize)));
    entries.base[entry] = NO_BASE;
    at += links.idSize;
  } else {
    entries.kind[entry] = type;
  }
  entries.position[entry] = window.start + at;
  entries.packed[entry] = to - window.start - at;
  entries.size[entry] = Math.min(size, 0xffffffff);
  return window.start + at >= to;
}

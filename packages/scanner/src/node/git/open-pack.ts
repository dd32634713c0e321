import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { readFully } from "./pack-headers.ts";

/** What stands before an object's content. */
export interface PackedHeader {
  readonly kind: number;
  readonly size: number;
  readonly data: number;
  /** An offset, an id, or null for a whole object. */
  readonly base: number | Buffer | null;
}

/** The file of a pack of version 2 or 3; null for another. */
function openKnownPack(path: string): number | null {
  const pack = openSync(path, "r");
  const head = Buffer.alloc(8);
  readFully(pack, head, 0, 8);
  if (/^PACK\0\0\0[\u0002\u0003]$/u.test(head.toString("latin1"))) return pack;
  closeSync(pack);
  return null;
}

/** A pack and its index, read in small pieces: for single objects, where a scan of all reads packs in blocks. */
export class OpenPack {
  readonly path: string;
  readonly #pack: number;
  readonly #index: number;
  readonly #idSize: number;
  readonly #fanout: Buffer;
  readonly #size: number;
  readonly #buckets = new Map<number, Buffer>();

  private constructor(path: string, pack: number, index: number, fanout: Buffer, size: number) {
    this.path = path;
    this.#pack = pack;
    this.#index = index;
    this.#fanout = fanout;
    this.#idSize = size;
    this.#size = fstatSync(pack).size;
  }

  /** The pack of an index; null when there is none, or when one of the two is of an unknown form. */
  static open(indexPath: string, size: number): OpenPack | null {
    const path = indexPath.replace(/\.idx$/u, ".pack");
    try {
      const index = openSync(indexPath, "r");
      const head = Buffer.alloc(1032);
      const good =
        readFully(index, head, 0, 1032) === 1032 && head.readUInt32BE(0) === 0xff744f63 && head.readUInt32BE(4) === 2;
      const pack = good ? openKnownPack(path) : null;
      if (pack !== null) return new OpenPack(path, pack, index, head.subarray(8), size);
      closeSync(index);
    } catch {
      // The pack is gone or cannot be read: its objects are missing, and are reported as that.
    }
    return null;
  }

  close(): void {
    closeSync(this.#pack);
    closeSync(this.#index);
  }

  /** Where an object begins, or -1. */
  find(id: Buffer): number {
    const first = id[0] ?? 0;
    const bucket = this.#bucket(first);
    const size = this.#idSize;
    const low = first === 0 ? 0 : this.#fanout.readUInt32BE(first * 4 - 4);
    for (let from = 0, to = bucket.length / size - 1; from <= to;) {
      const middle = (from + to) >> 1;
      const order = id.compare(bucket, middle * size, (middle + 1) * size);
      if (order === 0) return this.#offset(low + middle);
      if (order < 0) to = middle - 1;
      else from = middle + 1;
    }
    return -1;
  }

  /** The ids in hex that begin with two digits or more. */
  *withPrefix(prefix: string): Generator<string> {
    const bucket = this.#bucket(Number.parseInt(prefix.slice(0, 2), 16));
    for (let at = 0; at < bucket.length; at += this.#idSize) {
      const id = bucket.toString("hex", at, at + this.#idSize);
      if (id.startsWith(prefix)) yield id;
    }
  }

  /** The sorted ids that begin with one byte. */
  #bucket(first: number): Buffer {
    const known = this.#buckets.get(first);
    if (known !== undefined) return known;
    const low = first === 0 ? 0 : this.#fanout.readUInt32BE(first * 4 - 4);
    const high = this.#fanout.readUInt32BE(first * 4);
    const bucket = Buffer.alloc(Math.max(0, high - low) * this.#idSize);
    const read = readFully(this.#index, bucket, 1032 + low * this.#idSize, bucket.length);
    this.#buckets.set(first, bucket.subarray(0, read));
    return bucket.subarray(0, read);
  }

  #offset(position: number): number {
    const count = this.#fanout.readUInt32BE(255 * 4);
    const at = 1032 + count * (this.#idSize + 4);
    const word = Buffer.alloc(8);
    readSync(this.#index, word, 0, 4, at + position * 4);
    const narrow = word.readUInt32BE(0);
    if (narrow < 0x80000000) return narrow;
    readSync(this.#index, word, 0, 8, at + count * 4 + (narrow - 0x80000000) * 8);
    return Number(word.readBigUInt64BE(0));
  }

  /** The object that begins at a place; null for what is no header. */
  header(offset: number): PackedHeader | null {
    const bytes = Buffer.alloc(64);
    const length = readFully(this.#pack, bytes, offset, Math.max(0, Math.min(64, this.#size - this.#idSize - offset)));
    let at = 0;
    let byte = bytes[at++] ?? 0;
    const kind = (byte >> 4) & 7;
    let size = byte & 15;
    for (let scale = 16; byte & 128; scale *= 128) {
      if (at >= 12) return null;
      byte = bytes[at++] ?? 0;
      size += (byte & 127) * scale;
    }
    let base: number | Buffer | null = null;
    if (kind === 6) {
      byte = bytes[at++] ?? 0;
      let distance = byte & 127;
      while (byte & 128) {
        if (at >= 24) return null;
        byte = bytes[at++] ?? 0;
        distance = (distance + 1) * 128 + (byte & 127);
      }
      base = offset - distance;
      if (distance <= 0 || base < 12) return null;
    } else if (kind === 7) {
      base = Buffer.from(bytes.subarray(at, at + this.#idSize));
      at += this.#idSize;
    } else if (kind === 0 || kind === 5) return null;
    return at > length ? null : { kind, size, data: offset + at, base };
  }

  /** The content that begins at a place; null when it is damaged or of another size. */
  inflate(position: number, size: number): Buffer | null {
    const left = this.#size - this.#idSize - position;
    // Deflate hardly ever makes content larger; a stream that does is read again with more.
    for (let room = size + (size >> 8) + 64; ; room *= 4) {
      const input = Buffer.allocUnsafe(Math.min(left, room));
      readFully(this.#pack, input, position, input.length);
      try {
        const content = inflateSync(input, { maxOutputLength: size + 1, chunkSize: Math.max(64, size + 1) });
        return content.length === size ? content : null;
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code !== "Z_BUF_ERROR" || room >= left || room > size * 16 + 65_536) return null;
      }
    }
  }
}

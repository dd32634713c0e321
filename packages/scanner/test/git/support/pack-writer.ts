import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import { hashObject, KINDS } from "../../../src/node/git/object-id.ts";

/** One object of a pack that no git would write: whole, a delta on an earlier entry, or a delta on an id. */
export interface PackedEntry {
  readonly kind?: number;
  readonly content?: Buffer;
  /** The entry that an OFS delta builds on. */
  readonly base?: number;
  /** The entry whose id a REF delta names; one that does not exist gives an id that nothing has. */
  readonly baseId?: number;
  readonly delta?: Buffer;
  /** A size to declare instead of the true one. */
  readonly size?: number;
  /** An id to list instead of the true one. */
  readonly id?: Buffer;
  /** Bytes behind the object that belong to none. */
  readonly trailing?: Buffer;
  /** Left out of the index, and of the pack's count. */
  readonly unlisted?: boolean;
}

/** Writes a pack and an index with good checksums, whatever the entries say. */
export function writePack(directory: string, entries: readonly PackedEntry[]): void {
  const idOf = (number: number): Buffer => {
    const entry = entries[number];
    if (entry?.id !== undefined) return entry.id;
    if (entry?.content !== undefined) return hashObject("sha1", KINDS[entry.kind ?? 3] ?? "", entry.content);
    return createHash("sha1").update(`entry ${number}`).digest();
  };
  const listed = entries.filter((entry) => entry.unlisted !== true);
  const head = Buffer.from("PACK\0\0\0\u0002\0\0\0\0", "latin1");
  head.writeUInt32BE(listed.length, 8);
  const chunks = [head];
  const offsets: number[] = [];
  const checks: number[] = [];
  let at = head.length;
  for (const [number, entry] of entries.entries()) {
    const body = entry.delta ?? entry.content ?? Buffer.alloc(0);
    const type = entry.base !== undefined ? 6 : entry.baseId !== undefined ? 7 : (entry.kind ?? 3);
    const reference =
      entry.base !== undefined
        ? distanceBytes(at - (offsets[entry.base] ?? 0))
        : entry.baseId === undefined
          ? Buffer.alloc(0)
          : idOf(entry.baseId);
    const chunk = Buffer.concat([
      header(type, entry.size ?? body.length),
      reference,
      deflateSync(body),
      entry.trailing ?? Buffer.alloc(0),
    ]);
    offsets[number] = at;
    checks[number] = crc32(chunk);
    chunks.push(chunk);
    at += chunk.length;
  }
  const content = Buffer.concat(chunks);
  const sum = createHash("sha1").update(content).digest();
  mkdirSync(directory, { recursive: true });
  const stem = join(directory, `pack-${sum.toString("hex")}`);
  writeFileSync(`${stem}.pack`, Buffer.concat([content, sum]));
  const rows = entries
    .map((entry, number) => ({ entry, id: idOf(number), offset: offsets[number] ?? 0, check: checks[number] ?? 0 }))
    .filter(({ entry }) => entry.unlisted !== true)
    .sort((a, b) => a.id.compare(b.id));
  writeFileSync(`${stem}.idx`, indexOf(rows, sum));
}

function indexOf(rows: readonly { id: Buffer; offset: number; check: number }[], sum: Buffer): Buffer {
  const words = (values: readonly number[]): Buffer => {
    const bytes = Buffer.alloc(values.length * 4);
    for (const [i, value] of values.entries()) bytes.writeUInt32BE(value, i * 4);
    return bytes;
  };
  const fanout = Array.from({ length: 256 }, (_, first) => rows.filter(({ id }) => (id[0] ?? 0) <= first).length);
  const body = Buffer.concat([
    Buffer.from([0xff, 0x74, 0x4f, 0x63, 0, 0, 0, 2]),
    words(fanout),
    ...rows.map(({ id }) => id),
    words(rows.map(({ check }) => check)),
    words(rows.map(({ offset }) => offset)),
    sum,
  ]);
  return Buffer.concat([body, createHash("sha1").update(body).digest()]);
}

function header(type: number, size: number): Buffer {
  const bytes: number[] = [];
  let rest = Math.floor(size / 16);
  bytes.push((type << 4) | (size % 16) | (rest > 0 ? 128 : 0));
  while (rest > 0) {
    const next = Math.floor(rest / 128);
    bytes.push((rest % 128) | (next > 0 ? 128 : 0));
    rest = next;
  }
  return Buffer.from(bytes);
}

function distanceBytes(distance: number): Buffer {
  const bytes = [distance & 127];
  for (let rest = (distance >> 7) - 1; rest >= 0; rest = (rest >> 7) - 1) bytes.unshift(128 | (rest & 127));
  return Buffer.from(bytes);
}

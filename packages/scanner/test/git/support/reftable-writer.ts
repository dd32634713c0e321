import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import type { LogEntry, StoredRef } from "../../../src/node/git/reftable.ts";

/** One table of a stack: refs, null for one that is deleted, and lines of reflogs by ref and update. */
export interface TableContent {
  readonly refs?: Readonly<Record<string, StoredRef | null>>;
  readonly logs?: readonly { readonly ref: string; readonly update: number; readonly entry: LogEntry | null }[];
}

/** Writes reftables as git does, with few refs to a block so that there are several, and turns a repository over to them. */
export function writeReftables(gitDir: string, tables: readonly TableContent[], blockSize = 256): void {
  const directory = join(gitDir, "reftable");
  mkdirSync(directory, { recursive: true });
  const names = tables.map((_, i) => `0x${i}-0x${i}-abcd.ref`);
  for (const [i, table] of tables.entries()) writeFileSync(join(directory, names[i] ?? ""), tableOf(table, blockSize));
  writeFileSync(join(directory, "tables.list"), `${names.join("\n")}\n`);
}

function tableOf({ refs = {}, logs = [] }: TableContent, blockSize: number): Buffer {
  const header = Buffer.alloc(24);
  header.write("REFT\u0001", 0, "latin1");
  header.writeUIntBE(blockSize, 5, 3);
  let file = header;
  const sorted = Object.entries(refs).sort(([a], [b]) => (a < b ? -1 : 1));
  for (let i = 0; i < sorted.length; i += 3) {
    const from = i === 0 ? 24 : 0;
    const body = records(sorted.slice(i, i + 3).map(([name, ref]) => refRecord(name, ref)));
    const block = Buffer.concat([Buffer.from("r"), number(body.length + 4 + from, 3), body]);
    file = Buffer.concat([file, block]);
    // Full blocks are padded; the last one need not be.
    if (i + 3 < sorted.length)
      file = Buffer.concat([file, Buffer.alloc((blockSize - (file.length % blockSize)) % blockSize)]);
  }
  const logAt = file.length;
  const lines = logs
    .map(({ ref, update, entry }) => ({ key: Buffer.concat([Buffer.from(`${ref}\0`), reversed(update)]), entry }))
    .sort((a, b) => a.key.compare(b.key));
  for (let i = 0; i < lines.length; i += 2) {
    const body = records(lines.slice(i, i + 2).map(({ key, entry }) => logRecord(key, entry)));
    const from = file.length === 24 ? 24 : 0;
    file = Buffer.concat([file, Buffer.from("g"), number(body.length + 4 + from, 3), deflateSync(body)]);
  }
  const footer = Buffer.concat([header, Buffer.alloc(40)]);
  if (lines.length > 0 && sorted.length > 0) footer.writeBigUInt64BE(BigInt(logAt), 24 + 24);
  return Buffer.concat([file, footer, number(crc32(footer), 4)]);
}

interface Rec {
  readonly key: Buffer;
  readonly type: number;
  readonly value: Buffer;
  /** Between the key and the value of a ref: how much later than the table's first update. */
  readonly delta: Buffer;
}

function records(list: readonly Rec[]): Buffer {
  let before: Buffer = Buffer.alloc(0);
  const chunks: Buffer[] = [];
  for (const { key, type, value, delta } of list) {
    let shared = 0;
    while (shared < before.length && before[shared] === key[shared]) shared++;
    const rest = key.subarray(shared);
    chunks.push(varint(shared), varint(rest.length * 8 + type), rest, delta, value);
    before = key;
  }
  return Buffer.concat([...chunks, number(4, 3), number(1, 2)]);
}

function refRecord(name: string, ref: StoredRef | null): Rec {
  const key = Buffer.from(name);
  const delta = varint(300);
  if (ref === null) return { key, type: 0, value: Buffer.alloc(0), delta };
  if ("target" in ref) return { key, type: 3, value: text(ref.target), delta };
  return { key, type: 1, value: Buffer.from(ref.id, "hex"), delta };
}

function logRecord(key: Buffer, entry: LogEntry | null): Rec {
  const delta = Buffer.alloc(0);
  if (entry === null) return { key, type: 0, value: Buffer.alloc(0), delta };
  const ids = [entry.before, entry.after].map((id) => Buffer.from(id, "hex"));
  const value = [
    ...ids,
    text("Dev"),
    text("dev@example.org"),
    varint(1_700_000_000),
    number(60, 2),
    text(`${entry.message}\n`),
  ];
  return { key, type: 1, value: Buffer.concat(value), delta };
}

function text(value: string): Buffer {
  return Buffer.concat([varint(Buffer.byteLength(value)), Buffer.from(value)]);
}

function number(value: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntBE(value, 0, bytes);
  return buffer;
}

function reversed(update: number): Buffer {
  const buffer = Buffer.alloc(8);
  buffer.writeBigUInt64BE(0xffff_ffff_ffff_ffffn - BigInt(update));
  return buffer;
}

function varint(value: number): Buffer {
  const bytes = [value & 127];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift(128 | (--rest & 127));
  return Buffer.from(bytes);
}

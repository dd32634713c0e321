import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { idSize, type ObjectFormat } from "./object-id.ts";

/** A pack's index, version 2. */
export interface PackIndex {
  readonly count: number;
  /** The ids one after another, sorted. */
  readonly ids: Uint8Array;
  /** The CRC-32 of each object as it lies in the pack, in the order of the ids. */
  crc(index: number): number;
  /** Where each object begins in the pack, in the order of the ids. */
  offset(index: number): number;
  /** The checksum that the pack ends with. */
  readonly packChecksum: Buffer;
}

/**
 * Reads and checks an index file: its layout, its order and its own checksum.
 *
 * @returns the index, or in words why it cannot be used
 */
export function readPackIndex(path: string, format: ObjectFormat): PackIndex | string {
  let file: Buffer;
  try {
    file = readFileSync(path);
  } catch {
    return "the pack's index cannot be read";
  }
  const size = idSize(format);
  if (file.length < 8 + 1024 + 2 * size) return "the pack's index is truncated";
  if (file.readUInt32BE(0) !== 0xff744f63) return "the pack's index has version 1, which keyguard does not read";
  if (file.readUInt32BE(4) !== 2) return "the pack's index has a version that keyguard does not know";
  const count = file.readUInt32BE(8 + 255 * 4);
  for (let i = 1, before = file.readUInt32BE(8); i < 256; i++) {
    const next = file.readUInt32BE(8 + i * 4);
    if (next < before) return "the pack's index is damaged";
    before = next;
  }
  const idsAt = 8 + 1024;
  const crcAt = idsAt + count * size;
  const offsetAt = crcAt + count * 4;
  const wideAt = offsetAt + count * 4;
  const wideBytes = file.length - 2 * size - wideAt;
  if (wideBytes < 0 || wideBytes % 8 !== 0 || wideBytes / 8 > count) return "the pack's index is truncated";
  const sum = createHash(format).update(file.subarray(0, -size)).digest();
  if (!sum.equals(file.subarray(-size))) return "the pack's index is damaged";
  return {
    count,
    ids: file.subarray(idsAt, crcAt),
    crc: (index) => file.readUInt32BE(crcAt + index * 4),
    offset(index) {
      const narrow = file.readUInt32BE(offsetAt + index * 4);
      if (narrow < 0x80000000) return narrow;
      const wide = narrow - 0x80000000;
      return wide * 8 < wideBytes ? Number(file.readBigUInt64BE(wideAt + wide * 8)) : -1;
    },
    packChecksum: file.subarray(-2 * size, -size),
  };
}

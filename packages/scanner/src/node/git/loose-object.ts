import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { constants, inflateSync } from "node:zlib";
import { hashObject, KINDS, type ObjectFormat } from "./object-id.ts";

/** The kind and size that a loose object declares. */
export interface LooseHeader {
  readonly kind: number;
  readonly size: number;
  /** Bytes of the header, its NUL included. */
  readonly length: number;
}

/** Told of a directory that exists and cannot be read. */
export type OnUnreadable = (directory: string) => void;

/** Ids in hex of the loose objects in one object directory. A directory that vanishes meanwhile is empty: a gc took it away. */
export function listLooseObjects(
  directory: string,
  hexLength: number,
  onUnreadable: OnUnreadable = () => {},
): string[] {
  const ids: string[] = [];
  for (const fan of listNames(directory, onUnreadable)) {
    if (!/^[0-9a-f]{2}$/u.test(fan)) continue;
    for (const name of listNames(join(directory, fan), onUnreadable)) {
      if (name.length === hexLength - 2 && /^[0-9a-f]+$/u.test(name)) ids.push(fan + name);
    }
  }
  return ids.sort();
}

/** Names in a directory; none when it does not exist or cannot be read. */
export function listNames(directory: string, onUnreadable: OnUnreadable = () => {}): string[] {
  try {
    return readdirSync(directory);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") onUnreadable(directory);
    return [];
  }
}

/** The file of a loose object. */
export function looseObjectPath(directory: string, id: string): string {
  return join(directory, id.slice(0, 2), id.slice(2));
}

/** The header of a loose object's file, or null when it is none. */
function readLooseHeader(file: Buffer): LooseHeader | null {
  try {
    const head = inflateSync(file.subarray(0, HEAD_BYTES), {
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: 65_536,
    });
    return parseHeader(head);
  } catch {
    return null;
  }
}

function parseHeader(bytes: Buffer): LooseHeader | null {
  const end = bytes.subarray(0, 40).indexOf(0);
  const match = end < 0 ? null : /^(commit|tree|blob|tag) (\d{1,15})$/u.exec(bytes.toString("latin1", 0, end));
  if (match === null) return null;
  return { kind: KINDS.indexOf(match[1] as (typeof KINDS)[number]), size: Number(match[2]), length: end + 1 };
}

/** How much of a loose object's file tells its header. */
const HEAD_BYTES = 192;

/**
 * The header of a loose object and the size of its file, without reading the rest.
 *
 * @throws the file system's error when it cannot be read
 */
export function readLooseHead(path: string): { readonly header: LooseHeader | null; readonly fileSize: number } {
  const descriptor = openSync(path, "r");
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    const length = readSync(descriptor, head, 0, HEAD_BYTES, 0);
    return { header: readLooseHeader(head.subarray(0, length)), fileSize: fstatSync(descriptor).size };
  } finally {
    closeSync(descriptor);
  }
}

/**
 * The content of a loose object, checked against its header and its id; `damaged` when the file is not that object,
 * `too-large` when it declares more than `limit` bytes.
 *
 * @throws the file system's error when it cannot be read
 */
export function readLooseObject(
  path: string,
  id: string,
  format: ObjectFormat,
  limit: number,
): { readonly kind: number; readonly content: Buffer } | "damaged" | "too-large" {
  const whole = inflateLoose(path, limit);
  if (typeof whole === "string") return whole;
  const header = parseHeader(whole);
  if (header === null) return "damaged";
  const content = whole.subarray(header.length);
  if (content.length !== header.size) return "damaged";
  if (hashObject(format, KINDS[header.kind] ?? "", content).toString("hex") !== id) return "damaged";
  return { kind: header.kind, content };
}

/** Compressed bytes up to which an object is inflated without a look at its header: hardly one of them is too large. */
const SMALL = 256 * 1024;
const LONGEST_HEADER = 32;

function inflateLoose(path: string, limit: number): Buffer | "damaged" | "too-large" {
  const isSmall = statSync(path).size <= SMALL;
  const header = isSmall ? undefined : readLooseHead(path).header;
  if (header === null) return "damaged";
  if (header !== undefined && header.size > limit) return "too-large";
  const most = LONGEST_HEADER + (header?.size ?? limit);
  try {
    return inflateSync(readFileSync(path), { maxOutputLength: most });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "EACCES") throw error;
    return header === undefined && code === "ERR_BUFFER_TOO_LARGE" ? oversized(path, limit) : "damaged";
  }
}

/** A small file that makes much content says so, or is none. */
function oversized(path: string, limit: number): "damaged" | "too-large" {
  const { header } = readLooseHead(path);
  return header !== null && header.size > limit ? "too-large" : "damaged";
}

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readEwah } from "./ewah.ts";
import { idSize, type ObjectFormat } from "./object-id.ts";

/** One entry of the index: what the next commit will have at a path. */
export interface IndexEntry {
  /** Raw bytes as latin-1; of a sparse directory with a slash at its end. */
  readonly path: string;
  /** In octal: `100644`, `120000`, `160000`, or `40000` for a directory of a sparse index. */
  readonly mode: string;
  /** In hex. */
  readonly id: string;
  /** 0, or 1 to 3 for the sides of a conflict. */
  readonly stage: number;
  /** True for `git add -N`: the content is not staged. */
  readonly intentToAdd: boolean;
}

/** A tree that the index knows to be what it would write for a directory. */
export interface CachedTree {
  /** Latin-1, without a slash at its end; empty for the root. */
  readonly path: string;
  readonly id: string;
  /** How many entries of the index it covers. */
  readonly entries: number;
}

/** An index file. */
export interface GitIndex {
  /** Sorted by path, then stage. */
  readonly entries: readonly IndexEntry[];
  /** Valid trees by path. */
  readonly trees: ReadonlyMap<string, CachedTree>;
}

/** Why an index cannot be used, in words. */
export type IndexProblem = string;

/**
 * Reads an index file of version 2, 3 or 4, split or not, sparse or not.
 *
 * @returns an empty index when the file does not exist, or in words why it cannot be read
 */
export function readIndex(path: string, gitDir: string, format: ObjectFormat): GitIndex | IndexProblem {
  let file: Buffer;
  try {
    file = readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return { entries: [], trees: new Map() };
    return "the index cannot be read";
  }
  const parsed = parseIndex(file, format);
  if (typeof parsed === "string") return parsed;
  const { entries, trees, link } = parsed;
  if (link === null) return { entries, trees };
  const base = readShared(gitDir, link.base, format);
  return typeof base === "string" ? base : { entries: mergeSplit(base, entries, link), trees };
}

/** The `link` extension of a split index. */
interface Link {
  /** Which shared index, in hex; all zeros for none. */
  readonly base: string;
  readonly deleted: ReadonlySet<number>;
  readonly replaced: ReadonlySet<number>;
}

interface Parsed extends GitIndex {
  readonly link: Link | null;
}

function parseIndex(file: Buffer, format: ObjectFormat): Parsed | IndexProblem {
  const size = idSize(format);
  if (file.length < 12 + size || file.toString("latin1", 0, 4) !== "DIRC") return "the index is damaged";
  const version = file.readUInt32BE(4);
  if (version < 2 || version > 4) return "the index has a version that keyguard does not know";
  const sum = file.subarray(-size);
  // All zeros: git was told not to write a checksum (index.skipHash).
  if (sum.some((byte) => byte !== 0) && !createHash(format).update(file.subarray(0, -size)).digest().equals(sum))
    return "the index is damaged";
  const end = file.length - size;
  const entries = readEntries(file, version, size, end);
  if (entries === null) return "the index is damaged";
  const trees = new Map<string, CachedTree>();
  let link: Link | null = null;
  for (let at = entries.end; at + 8 <= end;) {
    const name = file.toString("latin1", at, at + 4);
    const length = file.readUInt32BE(at + 4);
    const start = at + 8;
    if (start + length > end) return "the index is damaged";
    const body = file.subarray(start, start + length);
    if (name === "TREE") readTrees(body, size, trees);
    else if (name === "link") {
      link = readLink(body, size);
      if (link === null) return "the index is damaged";
    } else if (!/^[A-Z]/u.test(name) && name !== "sdir")
      return "the index has an extension that keyguard does not know";
    at = start + length;
  }
  return { entries: entries.list, trees, link };
}

const EXTENDED = 0x4000;
const INTENT_TO_ADD = 0x2000;

function readEntries(
  file: Buffer,
  version: number,
  size: number,
  end: number,
): { readonly list: IndexEntry[]; readonly end: number } | null {
  const count = file.readUInt32BE(8);
  const list: IndexEntry[] = [];
  let at = 12;
  let previous = "";
  for (let i = 0; i < count; i++) {
    const fixed = at + 40 + size;
    if (fixed + 2 > end) return null;
    const flags = file.readUInt16BE(fixed);
    const isExtended = (flags & EXTENDED) !== 0;
    if (isExtended && (version < 3 || fixed + 4 > end)) return null;
    const more = isExtended ? file.readUInt16BE(fixed + 2) : 0;
    let nameAt = fixed + (isExtended ? 4 : 2);
    let path: string;
    if (version === 4) {
      const strip = readOffset(file, nameAt, end);
      if (strip === null || strip.value > previous.length) return null;
      const nul = file.indexOf(0, strip.next);
      if (nul < 0 || nul >= end) return null;
      path = previous.slice(0, previous.length - strip.value) + file.toString("latin1", strip.next, nul);
      nameAt = nul + 1;
    } else {
      const nul = file.indexOf(0, nameAt);
      if (nul < 0 || nul >= end) return null;
      path = file.toString("latin1", nameAt, nul);
      nameAt = at + ((nul - at + 8) & ~7); // padded with one to eight NULs
    }
    list.push({
      path,
      mode: file.readUInt32BE(at + 24).toString(8),
      id: file.toString("hex", at + 40, at + 40 + size),
      stage: (flags >> 12) & 3,
      intentToAdd: (more & INTENT_TO_ADD) !== 0,
    });
    previous = path;
    at = nameAt;
  }
  return at > end ? null : { list, end: at };
}

/** The variable-length number of version 4 and of packs' offsets. */
function readOffset(bytes: Buffer, start: number, end: number): { value: number; next: number } | null {
  let at = start;
  let byte = bytes[at++] ?? 0;
  let value = byte & 127;
  while (byte & 128) {
    if (at >= end || value > 2 ** 31) return null;
    byte = bytes[at++] ?? 0;
    value = (value + 1) * 128 + (byte & 127);
  }
  return { value, next: at };
}

/** Reads the cached trees; a malformed extension gives none, which only costs time. */
function readTrees(body: Buffer, size: number, trees: Map<string, CachedTree>): void {
  const parents: { path: string; left: number }[] = [];
  for (let at = 0; at < body.length;) {
    const nul = body.indexOf(0, at);
    const line = nul < 0 ? -1 : body.indexOf(10, nul);
    if (line < 0) return;
    const name = body.toString("latin1", at, nul);
    const [count = "", subtrees = ""] = body.toString("latin1", nul + 1, line).split(" ");
    const entries = Number(count);
    const left = Number(subtrees);
    if (!Number.isInteger(entries) || !Number.isInteger(left)) return;
    while (parents.at(-1)?.left === 0) parents.pop();
    const parent = parents.at(-1);
    const path = parent === undefined ? name : parent.path === "" ? name : `${parent.path}/${name}`;
    if (parent !== undefined) parent.left--;
    at = line + 1;
    if (entries >= 0) {
      trees.set(path, { path, id: body.toString("hex", at, at + size), entries });
      at += size;
    }
    parents.push({ path, left });
  }
}

function readLink(body: Buffer, size: number): Link | null {
  if (body.length < size) return null;
  const base = body.toString("hex", 0, size);
  if (body.length === size) return { base, deleted: new Set(), replaced: new Set() };
  const deleted = readEwah(body, size);
  const replaced = deleted === null ? null : readEwah(body, deleted.next);
  if (deleted === null || replaced === null) return null;
  return { base, deleted: new Set(deleted.bits), replaced: new Set(replaced.bits) };
}

function readShared(gitDir: string, base: string, format: ObjectFormat): readonly IndexEntry[] | IndexProblem {
  if (/^0+$/u.test(base)) return [];
  try {
    const parsed = parseIndex(readFileSync(join(gitDir, `sharedindex.${base}`)), format);
    return typeof parsed === "string" ? parsed : parsed.entries;
  } catch {
    return "the shared half of a split index cannot be read";
  }
}

/** Entries of the shared index that are neither deleted nor replaced, with those of this one. Replacements come first, in order and without a name. */
function mergeSplit(base: readonly IndexEntry[], own: readonly IndexEntry[], link: Link): IndexEntry[] {
  const replacements = own.filter((entry) => entry.path === "");
  const merged: IndexEntry[] = own.filter((entry) => entry.path !== "");
  let next = 0;
  for (const [position, entry] of base.entries()) {
    if (link.replaced.has(position)) {
      const replacement = replacements[next++];
      if (replacement !== undefined && !link.deleted.has(position)) merged.push({ ...replacement, path: entry.path });
    } else if (!link.deleted.has(position)) merged.push(entry);
  }
  return merged.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.stage - b.stage));
}

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CachedTrees } from "./cached-trees.ts";
import { readEwah } from "./ewah.ts";
import { type IndexEntries, type IndexEntry, readEntries } from "./index-entries.ts";
import { idSize, type ObjectFormat } from "./object-id.ts";

/** An index file. */
export interface GitIndex {
  readonly entries: IndexEntries;
  readonly trees: CachedTrees;
}

const NO_TREES = new CachedTrees(Buffer.alloc(0), 0);
export const EMPTY_INDEX: GitIndex = { entries: [], trees: NO_TREES };

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
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return EMPTY_INDEX;
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
  const found = readEntries(file, version, size, end);
  if (found === null) return "the index is damaged";
  let trees = NO_TREES;
  let link: Link | null = null;
  for (let at = found.end; at + 8 <= end;) {
    const name = file.toString("latin1", at, at + 4);
    const length = file.readUInt32BE(at + 4);
    const start = at + 8;
    if (start + length > end) return "the index is damaged";
    const body = file.subarray(start, start + length);
    if (name === "TREE") trees = new CachedTrees(body, size);
    else if (name === "link") {
      link = readLink(body, size);
      if (link === null) return "the index is damaged";
    } else if (!/^[A-Z]/u.test(name) && name !== "sdir")
      return "the index has an extension that keyguard does not know";
    at = start + length;
  }
  return { entries: found.entries, trees, link };
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

function readShared(gitDir: string, base: string, format: ObjectFormat): IndexEntries | IndexProblem {
  if (/^0+$/u.test(base)) return [];
  try {
    const parsed = parseIndex(readFileSync(join(gitDir, `sharedindex.${base}`)), format);
    return typeof parsed === "string" ? parsed : parsed.entries;
  } catch {
    return "the shared half of a split index cannot be read";
  }
}

/** Entries of the shared index that are neither deleted nor replaced, with those of this one. Replacements come first, in order and without a name. */
function mergeSplit(base: IndexEntries, own: IndexEntries, link: Link): IndexEntry[] {
  const named = (entry: IndexEntry): boolean => entry.path !== "";
  const replacements = [...own].filter((entry) => !named(entry));
  const merged = [...own].filter(named);
  let [next, position] = [0, 0];
  for (const entry of base) {
    if (link.replaced.has(position)) {
      const replacement = replacements[next++];
      if (replacement !== undefined && !link.deleted.has(position)) merged.push({ ...replacement, path: entry.path });
    } else if (!link.deleted.has(position)) merged.push(entry);
    position += 1;
  }
  return merged.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.stage - b.stage));
}

import { closeSync, existsSync, openSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { listLooseObjects, listNames, looseObjectPath, type OnUnreadable, readLooseHead } from "./loose-object.ts";
import { idSize, type ObjectFormat } from "./object-id.ts";
import { ObjectTable, type SharedTable } from "./object-table.ts";
import { type ListedObject, listThroughGit } from "./git-objects.ts";
import type { GitPlaces } from "./git-process.ts";
import { createEntries, type Entries, GIT, LOOSE } from "./pack-entries.ts";
import { readFully, readPackHeaders, resolveReferences } from "./pack-headers.ts";
import { type PackIndex, readPackIndex } from "./pack-index.ts";
import { Problems } from "./problems.ts";
import type { Repository } from "./repository.ts";

/** Everything that a repository stores, found but not yet read. */
export interface ObjectStore {
  readonly format: ObjectFormat;
  readonly table: ObjectTable;
  readonly entries: Entries;
  /** The packs' open files, by number. Threads share them, and a gc cannot take them away. */
  readonly descriptors: readonly number[];
  /** Where loose objects lie, by number. */
  readonly looseDirs: readonly string[];
  /** Bytes of all packs. */
  readonly packedBytes: number;
  /** True when a pack was made by a partial clone: what its objects name and the repository lacks is promised by the remote. */
  readonly promisor: boolean;
  /** Where git finds it all, for what keyguard cannot read itself. */
  readonly places: GitPlaces;
  /** How many objects only git could tell of, and why. */
  readonly throughGit: { readonly objects: number; readonly reasons: readonly string[] };
}

/** A store as threads hand it to each other. */
export interface SharedStore extends Omit<ObjectStore, "table"> {
  readonly table: SharedTable;
}

export function shareStore(store: ObjectStore): SharedStore {
  return { ...store, table: store.table.share() };
}

export function attachStore(shared: SharedStore): ObjectStore {
  return { ...shared, table: ObjectTable.attach(shared.table) };
}

/** One pack that a directory listing shows. */
interface ListedPack {
  readonly path: string;
  /** As a report names it. */
  readonly name: string;
  readonly index: PackIndex;
  readonly bytes: number;
}

/** Reports progress: bytes of packs checked so far, of all. */
export type OnBytes = (done: number, total: number) => void;

/** Names of all packs and loose objects of a repository, sorted: what changes when anything is added or repacked. */
export function storeIdentity(repository: Repository): string[] {
  const identity: string[] = [];
  for (const directory of repository.objectDirs) {
    for (const file of listPackFiles(directory)) identity.push(join(directory, "pack", file));
    identity.push(...listLooseObjects(directory, idSize(repository.format) * 2));
  }
  return identity.sort();
}

const ATTEMPTS = 5;

/**
 * Finds and checks every stored object of a repository. What cannot be read is noted, never thrown.
 *
 * While something repacks the repository, a listing can name packs that are gone and miss those that replace them; then it is
 * done again.
 */
export function openStore(repository: Repository, problems: Problems, onBytes: OnBytes = () => {}): ObjectStore {
  for (let attempt = 1; ; attempt++) {
    const before = packIdentity(repository);
    const noted = new Problems();
    const store = openOnce(repository, noted, onBytes);
    const isStable = packIdentity(repository) === before;
    if (isStable || attempt === ATTEMPTS) {
      problems.merge(noted.take());
      if (!isStable) problems.add(repository.commonDir, "the repository kept changing while it was read");
      return store;
    }
    closeStore(store);
  }
}

function packIdentity(repository: Repository): string {
  return repository.objectDirs.flatMap((directory) => listPackFiles(directory).sort()).join("\n");
}

function openOnce(repository: Repository, problems: Problems, onBytes: OnBytes): ObjectStore {
  for (const problem of repository.problems) problems.add(repository.commonDir, problem);
  const size = idSize(repository.format);
  // Loose ones first: what a gc packs in between is then listed twice, not never.
  const onUnreadable: OnUnreadable = (directory) => problems.add(directory, "the directory cannot be read");
  const loose = repository.objectDirs.map((directory) => listLooseObjects(directory, size * 2, onUnreadable));
  const { packs, unknown } = listPacks(repository, problems);
  const listed = listUnknown(repository, unknown, problems);
  const packed = packs.reduce((sum, pack) => sum + pack.index.count, 0);
  const count = packed + loose.reduce((sum, ids) => sum + ids.length, 0);
  const table = ObjectTable.create(size, count + listed.length);
  const columns = createEntries(count + listed.length);
  const entries = { ...columns, count };
  const total = packs.reduce((sum, pack) => sum + pack.bytes, 0);
  const descriptors = readPacks(packs, table, entries, problems, (done) => onBytes(done, total));
  let entry = packed;
  for (const [number, ids] of loose.entries()) {
    for (const id of ids) addLoose(repository.objectDirs[number] ?? "", number, id, entry++, table, entries, problems);
  }
  const found = addListed(listed, table, entries, count);
  return {
    format: repository.format,
    table,
    entries: { ...entries, count: count + found },
    descriptors,
    looseDirs: repository.objectDirs,
    packedBytes: total,
    promisor: packs.some(({ path }) => existsSync(path.replace(/\.pack$/u, ".promisor"))),
    places: { gitDir: repository.gitDir, commonDir: repository.commonDir, objectDirs: repository.objectDirs },
    throughGit: { objects: found, reasons: [...new Set(unknown.map(({ reason }) => reason))] },
  };
}

/** What git finds in a repository of which a part is stored in an unknown form; where it cannot be asked, that is noted. */
function listUnknown(repository: Repository, unknown: readonly Unknown[], problems: Problems): ListedObject[] {
  if (unknown.length === 0) return [];
  const listed = listThroughGit(repository);
  if (listed === null) for (const { name, reason } of unknown) problems.add(name, `${reason}, and git cannot be asked`);
  return listed ?? [];
}

/** Adds what only git found as entries of its own. */
function addListed(listed: readonly ListedObject[], table: ObjectTable, entries: Entries, from: number): number {
  let at = from;
  for (const { id, kind, size } of listed) {
    const before = table.count;
    if (id.length !== table.idSize * 2) continue;
    const object = table.add(Buffer.from(id, "hex"), 0);
    if (table.count === before) continue;
    entries.source[at] = GIT;
    entries.object[at] = object;
    entries.kind[at] = kind;
    entries.size[at] = Math.min(size, 0xffffffff);
    entries.packed[at] = entries.size[at] ?? 0;
    at++;
  }
  return at - from;
}

/** A part of a repository that is stored in an unknown form. */
interface Unknown {
  readonly name: string;
  readonly reason: string;
}

function readPacks(
  packs: readonly ListedPack[],
  table: ObjectTable,
  entries: Entries,
  problems: Problems,
  onBytes: (done: number) => void,
): number[] {
  const descriptors: number[] = [];
  const references = new Map<number, Buffer>();
  let start = 0;
  let before = 0;
  for (const [number, { path, name, index, bytes }] of packs.entries()) {
    try {
      const descriptor = openSync(path, "r");
      descriptors[number] = descriptor;
      const done = before;
      const pack = { name, descriptor, index, number, start, references };
      readPackHeaders(pack, table, entries, problems, (at) => onBytes(done + at));
    } catch {
      problems.add(name, "the pack cannot be read");
    }
    start += index.count;
    before += bytes;
  }
  resolveReferences(entries, table, references);
  return descriptors;
}

/** Closes the packs' files. Nothing may read from the store afterwards. */
export function closeStore(store: ObjectStore): void {
  for (const descriptor of store.descriptors) if (descriptor !== undefined) closeSync(descriptor);
}

function listPackFiles(directory: string, onUnreadable?: OnUnreadable): string[] {
  return listNames(join(directory, "pack"), onUnreadable).filter((file) => /^pack-.*\.(?:pack|idx)$/u.test(file));
}

function listPacks(repository: Repository, problems: Problems): { packs: ListedPack[]; unknown: Unknown[] } {
  const packs: ListedPack[] = [];
  const unknown: Unknown[] = repository.unknown.map((name) => ({
    name,
    reason: "the repository has a form that keyguard does not know",
  }));
  for (const directory of repository.objectDirs) {
    const files = new Set(listPackFiles(directory, (path) => problems.add(path, "the directory cannot be read")));
    for (const file of [...files].sort()) {
      const stem = file.replace(/\.(?:pack|idx)$/u, "");
      const path = join(directory, "pack", `${stem}.pack`);
      const name = relative(repository.commonDir, path).replaceAll("\\", "/");
      if (file.endsWith(".idx")) {
        if (!files.has(`${stem}.pack`)) problems.add(name, "the pack is gone and only its index is left");
        continue;
      }
      if (!files.has(`${stem}.idx`)) {
        problems.add(name, "the pack has no index: run git index-pack on it");
        continue;
      }
      const index = readPackIndex(join(directory, "pack", `${stem}.idx`), repository.format);
      const version = packVersion(path);
      if (version !== null && version !== 2 && version !== 3) unknown.push({ name, reason: UNKNOWN_PACK });
      else if (typeof index !== "string") packs.push({ path, name, index, bytes: sizeOf(path) });
      else if (UNKNOWN_INDEX.test(index)) unknown.push({ name, reason: index });
      else problems.add(name, index);
    }
  }
  return { packs, unknown };
}

const UNKNOWN_PACK = "the pack has a version that keyguard does not know";
const UNKNOWN_INDEX = /^the pack's index has (?:version 1|a version)/u;

/** The version that a pack says it has; null for what is no pack at all, which its reader will say. */
function packVersion(path: string): number | null {
  try {
    const descriptor = openSync(path, "r");
    const head = Buffer.alloc(8);
    readFully(descriptor, head, 0, 8);
    closeSync(descriptor);
    return head.toString("latin1", 0, 4) === "PACK" ? head.readUInt32BE(4) : null;
  } catch {
    return null;
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function addLoose(
  directory: string,
  number: number,
  id: string,
  entry: number,
  table: ObjectTable,
  entries: Entries,
  problems: Problems,
): void {
  entries.source[entry] = LOOSE + number;
  entries.object[entry] = table.add(Buffer.from(id, "hex"), 0);
  try {
    const { header, fileSize } = readLooseHead(looseObjectPath(directory, id));
    if (header === null) {
      problems.add(id, "the loose object is damaged");
      return;
    }
    entries.kind[entry] = header.kind;
    entries.size[entry] = Math.min(header.size, 0xffffffff);
    entries.packed[entry] = Math.min(fileSize, 0xffffffff);
  } catch {
    problems.add(id, "the loose object cannot be read");
  }
}

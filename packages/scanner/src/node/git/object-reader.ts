import { createHash } from "node:crypto";
import { createReadStream, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { createInflate } from "node:zlib";
import { applyDelta } from "./apply-delta.ts";
import { askGit } from "./git-process.ts";
import { listLooseObjects, looseObjectPath, readLooseObject } from "./loose-object.ts";
import { hashObject, idSize, KINDS, type ObjectFormat } from "./object-id.ts";
import { OpenPack } from "./open-pack.ts";
import type { Repository } from "./repository.ts";

/** One object, whole. */
export interface StoredObject {
  /** 1 commit, 2 tree, 3 blob, 4 tag. */
  readonly kind: number;
  readonly content: Buffer;
}

/** `missing`: not in the repository. `damaged`: there, and not readable as what its id says. `too-large`: over the bound. */
export type Unreadable = "missing" | "damaged" | "too-large";

/** Where objects lie; with the git directory, a git can be asked for what is stored in an unknown form. */
export type ReadableRepository = Pick<Repository, "format" | "objectDirs"> &
  Partial<Pick<Repository, "gitDir" | "commonDir" | "unknown">>;

const MAX_CHAIN = 10_000;
const CACHE_BYTES = 32 * 1024 * 1024;

/**
 * Reads single objects by id, without reading the repository first: a few small reads of an index, then the
 * object and the chain it builds on. Every result is checked against its id.
 */
export class ObjectReader {
  readonly #repository: ReadableRepository;
  readonly #format: ObjectFormat;
  readonly #dirs: readonly string[];
  readonly #limit: number;
  /** Packs of a kind that only git may know. */
  #unknown = 0;
  readonly #asked = new Set<string>();
  #packs: OpenPack[] | undefined;
  readonly #cache = new Map<string, StoredObject>();
  #cached = 0;

  constructor(repository: ReadableRepository, limit: number = 64 * 1024 * 1024) {
    this.#repository = repository;
    this.#format = repository.format;
    this.#dirs = repository.objectDirs;
    this.#limit = limit;
  }

  /** How many objects git had to be asked for. */
  get askedOfGit(): number {
    return this.#asked.size;
  }

  /** The object of a full id in hex, or why it cannot be had. */
  read(id: string): StoredObject | Unreadable {
    const loose = this.#readLoose(id);
    if (loose !== "missing") return loose;
    const key = Buffer.from(id, "hex");
    let worst: Unreadable = "missing";
    for (const pack of this.#openPacks()) {
      const offset = pack.find(key);
      if (offset < 0) continue;
      const object = this.#readPacked(pack, offset);
      if (typeof object === "string") worst = object;
      else if (hashObject(this.#format, KINDS[object.kind] ?? "", object.content).equals(key)) return object;
      else worst = "damaged";
    }
    return worst === "missing" ? (this.#viaGit(id) ?? worst) : worst;
  }

  /**
   * The content of a whole object of any size, in pieces; null when it is missing or a delta.
   *
   * The generator throws when what it reads does not have the id.
   */
  stream(id: string): AsyncGenerator<Buffer> | null {
    for (const directory of this.#dirs) {
      const path = looseObjectPath(directory, id);
      if (existsSync(path)) return checkedStream(createReadStream(path), this.#format, id, null);
    }
    const key = Buffer.from(id, "hex");
    for (const pack of this.#openPacks()) {
      const offset = pack.find(key);
      const header = offset < 0 ? null : pack.header(offset);
      if (header === null || header.base !== null) continue;
      const file = createReadStream(pack.path, { start: header.data });
      return checkedStream(file, this.#format, id, { kind: KINDS[header.kind] ?? "", size: header.size });
    }
    return null;
  }

  /** True when some pack or directory has the object, readable or not. */
  has(id: string): boolean {
    const key = Buffer.from(id, "hex");
    if (this.#openPacks().some((pack) => pack.find(key) >= 0)) return true;
    return this.#readLoose(id) !== "missing" || this.#viaGit(id) !== null;
  }

  /** The one id in hex that begins with `prefix`, or null when there is none or more than one. */
  complete(prefix: string): string | null {
    const found = new Set<string>();
    for (const pack of this.#openPacks()) for (const id of pack.withPrefix(prefix)) found.add(id);
    for (const directory of this.#dirs) {
      for (const id of listLooseObjects(directory, idSize(this.#format) * 2)) if (id.startsWith(prefix)) found.add(id);
    }
    const [only] = found;
    return found.size === 1 && only !== undefined ? only : null;
  }

  close(): void {
    for (const pack of this.#packs ?? []) pack.close();
    this.#packs = undefined;
    this.#cache.clear();
    this.#cached = 0;
  }

  #readLoose(id: string): StoredObject | Unreadable {
    for (const directory of this.#dirs) {
      try {
        return readLooseObject(looseObjectPath(directory, id), id, this.#format, this.#limit);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ENOENT") return "damaged";
      }
    }
    return "missing";
  }

  #openPacks(): OpenPack[] {
    if (this.#packs !== undefined) return this.#packs;
    this.#packs = [];
    for (const directory of this.#dirs) {
      for (const file of listPacks(directory)) {
        const pack = OpenPack.open(join(directory, "pack", file), idSize(this.#format));
        if (pack === null) this.#unknown++;
        else this.#packs.push(pack);
      }
    }
    return this.#packs;
  }

  /** Asks git, where something is stored in a form that it alone may know. */
  #viaGit(id: string): StoredObject | null {
    const { gitDir, commonDir = gitDir, objectDirs, unknown = [] } = this.#repository;
    if (gitDir === undefined || commonDir === undefined || (this.#unknown === 0 && unknown.length === 0)) return null;
    const printed = askGit({ gitDir, commonDir, objectDirs }, ["cat-file", "--batch"], { input: `${id}\n` });
    const end = printed?.indexOf(10) ?? -1;
    if (printed === null || end < 0) return null;
    const [named, kind = "", size = ""] = printed.toString("latin1", 0, end).split(" ");
    const content = printed.subarray(end + 1, end + 1 + Number(size));
    const number = KINDS.indexOf(kind as (typeof KINDS)[number]);
    if (named !== id || number < 1 || hashObject(this.#format, kind, content).toString("hex") !== id) return null;
    this.#asked.add(id);
    return { kind: number, content };
  }

  #readPacked(pack: OpenPack, start: number): StoredObject | Unreadable {
    const deltas: Buffer[] = [];
    const visited: number[] = [];
    let offset = start;
    let object: StoredObject | undefined;
    while (object === undefined) {
      object = this.#cache.get(`${pack.path}:${offset}`);
      if (object !== undefined) break;
      const header = pack.header(offset);
      if (header === null || visited.length > MAX_CHAIN || visited.includes(offset)) return "damaged";
      if (header.size > this.#limit) return "too-large";
      const content = pack.inflate(header.data, header.size);
      if (content === null) return "damaged";
      visited.push(offset);
      if (header.base === null) object = { kind: header.kind, content };
      else {
        deltas.push(content);
        offset = typeof header.base === "number" ? header.base : pack.find(header.base);
        if (offset < 0) return "damaged";
      }
    }
    for (let i = deltas.length - 1; i >= 0; i--) {
      const delta = deltas[i];
      const content: Buffer | null = delta === undefined ? null : applyDelta(object.content, delta, this.#limit);
      if (content === null) return "damaged";
      object = { kind: object.kind, content };
      this.#keep(`${pack.path}:${visited[i] ?? 0}`, object);
    }
    return object;
  }

  #keep(key: string, object: StoredObject): void {
    if (object.content.length > CACHE_BYTES / 8) return;
    this.#cache.set(key, object);
    this.#cached += object.content.length;
    for (const [old, { content }] of this.#cache) {
      if (this.#cached <= CACHE_BYTES) break;
      this.#cache.delete(old);
      this.#cached -= content.length;
    }
  }
}

/**
 * Inflates an object while it is read, and holds it against its id.
 *
 * @param declared what its pack says of it; null for a loose object, which says so itself
 */
async function* checkedStream(
  file: Readable,
  format: ObjectFormat,
  id: string,
  declared: { readonly kind: string; readonly size: number } | null,
): AsyncGenerator<Buffer> {
  const hash = createHash(format);
  if (declared !== null) hash.update(`${declared.kind} ${declared.size}\0`);
  let left = declared?.size ?? -1;
  const inflate = createInflate();
  file.on("error", (error) => inflate.destroy(error));
  try {
    for await (const chunk of file.pipe(inflate) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      let content = chunk;
      if (left < 0) {
        // The header stands in the first piece: it is short.
        const end = chunk.indexOf(0);
        left = Number(chunk.toString("latin1", 0, end).split(" ")[1]);
        content = chunk.subarray(end + 1);
      }
      left -= content.length;
      if (Number.isNaN(left) || left < 0) break;
      if (content.length > 0) yield content;
    }
  } finally {
    file.destroy();
    inflate.destroy();
  }
  if (left !== 0 || hash.digest("hex") !== id) throw new Error("the object is not what its id says");
}

function listPacks(directory: string): string[] {
  try {
    return readdirSync(join(directory, "pack")).filter((file) => /^pack-.*\.idx$/u.test(file));
  } catch {
    return [];
  }
}

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { HistoryScan } from "./git-scan.ts";
import type { Holder } from "./text-pass.ts";

/** Bytes of one key: twelve of an object's id, four of the names under which it is known. */
export const KEY_BYTES = 16;

/** What an earlier run learned of objects. */
export interface KnownObjects {
  /** Keys of objects in which nothing was found, one after another. */
  readonly clean: Buffer;
  /** Fingerprints by key in hex. */
  readonly holds: ReadonlyMap<string, readonly string[]>;
}

const MAGIC = Buffer.from("keyguard history objects 1\n");
const VERSION = 1;

/** Where caches lie: `XDG_CACHE_HOME/keyguard/history`, by default below `~/.cache`. */
export function defaultCacheDirectory(environment: Readonly<Record<string, string | undefined>>): string {
  const base = environment["XDG_CACHE_HOME"];
  // The specification says to pass over a relative one.
  const root = base !== undefined && base.startsWith("/") ? base : join(environment["HOME"] ?? homedir(), ".cache");
  return join(root, "keyguard", "history");
}

/**
 * What is remembered of one repository under one set of rules: which objects hold nothing, and the last result with the
 * state of the repository that it belongs to. It names objects and fingerprints; it holds no secret and no content.
 *
 * What is damaged, or not this user's own, is passed over with a note: a cache can make a scan slow, never wrong.
 */
export class HistoryCache {
  readonly notes: string[] = [];
  readonly #directory: string;
  readonly #stem: string;

  /**
   * @param repository the repository's common directory
   * @param digest names the rules, and what else a result depends on
   */
  constructor(directory: string, repository: string, digest: string) {
    this.#directory = directory;
    this.#stem = createHash("sha256").update(`${VERSION}\0${repository}\0${digest}`).digest("hex").slice(0, 40);
  }

  /** The result of an earlier run over exactly this state, or null. */
  result(state: string): HistoryScan | null {
    const file = this.#read("result");
    if (file === null) return null;
    try {
      const { checksum, body } = JSON.parse(file.toString("utf8")) as { checksum: string; body: string };
      if (checksum !== sumOf(Buffer.from(body))) throw new Error("damaged");
      const saved = JSON.parse(body) as { state: string; scan: HistoryScan };
      return saved.state === state ? { ...saved.scan, stats: { ...saved.scan.stats, path: "cache" } } : null;
    } catch {
      this.notes.push("the cache of this repository's result was damaged and was not used");
      return null;
    }
  }

  /** What is known of single objects. */
  objects(): KnownObjects {
    const empty = { clean: Buffer.alloc(0), holds: new Map<string, readonly string[]>() };
    const file = this.#read("objects");
    if (file === null) return empty;
    try {
      const at = MAGIC.length;
      const body = file.subarray(0, -32);
      if (!file.subarray(0, at).equals(MAGIC) || sumOf(body) !== file.subarray(-32).toString("hex"))
        throw new Error("damaged");
      const count = body.readUInt32BE(at);
      const clean = body.subarray(at + 4, at + 4 + count * KEY_BYTES);
      const holds = JSON.parse(body.subarray(at + 4 + clean.length).toString("utf8")) as [string, string[]][];
      return { clean, holds: new Map(holds) };
    } catch {
      this.notes.push("the cache of this repository's objects was damaged and was not used");
      return empty;
    }
  }

  /** Remembers a run. A cache that cannot be written is noted, nothing more. */
  async save(state: string | null, scan: HistoryScan, known: KnownObjects): Promise<void> {
    try {
      mkdirSync(this.#directory, { recursive: true, mode: 0o700 });
      const count = Buffer.alloc(4);
      count.writeUInt32BE(known.clean.length / KEY_BYTES);
      const body = Buffer.concat([MAGIC, count, known.clean, Buffer.from(JSON.stringify([...known.holds]))]);
      const { replaceFile } = await import("@keyguard/core/node"); // a staged scan loads this module and keeps nothing
      await replaceFile(this.#path("objects"), Buffer.concat([body, Buffer.from(sumOf(body), "hex")]), { mode: 0o600 });
      if (state === null) return;
      const text = JSON.stringify({ state, scan });
      const file = JSON.stringify({ checksum: sumOf(Buffer.from(text)), body: text });
      await replaceFile(this.#path("result"), file, { mode: 0o600 });
    } catch {
      this.notes.push("the cache could not be written: the next run will not be faster");
    }
  }

  #path(part: string): string {
    return join(this.#directory, `${this.#stem}.${part}`);
  }

  #read(part: string): Buffer | null {
    try {
      const path = this.#path(part);
      const { uid } = statSync(path);
      if (process.getuid !== undefined && uid !== process.getuid()) {
        this.notes.push("the cache of this repository belongs to another user and was not used");
        return null;
      }
      return readFileSync(path);
    } catch {
      return null;
    }
  }
}

function sumOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Holders of a run as a cache keeps them. */
export function holdersByKey(
  holders: readonly Holder[],
  keyOf: (object: number) => Buffer,
): Map<string, readonly string[]> {
  return new Map(holders.map(({ object, fingerprints }) => [keyOf(object).toString("hex"), fingerprints]));
}

import type { Finding, Secret } from "@keyguard/core";
import { writtenText } from "./commit.ts";
import { BLOB } from "./object-id.ts";
import { ObjectReader } from "./object-reader.ts";
import { PurgeRules } from "./purge-rules.ts";
import { type GitEnvironment, openRepository } from "./repository.ts";
import { readableContent } from "./scan-content.ts";
import type { ScanEngine } from "./scan-engine.ts";
import { textPath } from "./text-pass.ts";
import { writtenParts } from "./written-part.ts";

/** An object that holds credentials, as a history scan tells of it. */
export interface HoldingObject {
  /** In hex. */
  readonly id: string;
  /** Paths under which a blob is known; none for a commit or tag. */
  readonly paths: readonly string[];
  readonly fingerprints: readonly string[];
}

/** What it takes to rewrite credentials out of a history. */
export interface Purge {
  /** Lines of the file that `git filter-repo` reads; they spell every value. */
  readonly lines: Secret;
  /** How many lines there are. */
  readonly count: number;
  /** True when commit or tag messages hold some of it. */
  readonly inMessages: boolean;
  /** Blobs in which filter-repo replaces nothing, since they hold NULs: they have to be left out whole. */
  readonly blobs: readonly { readonly id: string; readonly path: string }[];
  /** Objects that none of this reaches, such as a commit whose author's name is the secret. */
  readonly unreached: readonly string[];
}

/** Replacing a part can bring another to light, but not without end. */
const MAX_ROUNDS = 32;
const PLAYED_NULS = 8192;

/**
 * Works out which replacements purge credentials from the objects that hold them, and plays them through: every object is
 * rewritten in memory as filter-repo will do it and scanned again, until nothing is found in it.
 *
 * @param wanted fingerprints of what is to be purged
 */
export async function planPurge(
  path: string,
  holders: readonly HoldingObject[],
  wanted: ReadonlySet<string>,
  options: { readonly engine: ScanEngine; readonly environment?: GitEnvironment },
): Promise<Purge> {
  const reader = new ObjectReader(openRepository(path, options.environment));
  const planner = new PurgePlanner(reader, options.engine, wanted);
  try {
    const held = holders
      .filter(({ fingerprints }) => fingerprints.some((fingerprint) => wanted.has(fingerprint)))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    for (const holder of held) await planner.add(holder);
    return planner.result();
  } finally {
    reader.close();
  }
}

class PurgePlanner {
  readonly #reader: ObjectReader;
  readonly #engine: ScanEngine;
  readonly #wanted: ReadonlySet<string>;
  readonly #rules = new PurgeRules();
  readonly #blobs: { id: string; path: string }[] = [];
  readonly #unreached: string[] = [];
  #inMessages = false;

  constructor(reader: ObjectReader, engine: ScanEngine, wanted: ReadonlySet<string>) {
    this.#reader = reader;
    this.#engine = engine;
    this.#wanted = wanted;
  }

  async add({ id, paths }: HoldingObject): Promise<void> {
    const object = this.#reader.read(id);
    if (typeof object !== "string" && object.kind !== BLOB) {
      this.#inMessages = true;
      if (!(await this.#message(id, object.kind, object.content))) this.#unreached.push(id);
      return;
    }
    const names = paths.length > 0 ? paths : [`(object) ${id}`];
    const isText = typeof object !== "string" && !object.content.subarray(0, PLAYED_NULS).includes(0);
    for (const path of names) {
      if (isText && (await this.#purges(object.content, path, readableContent))) continue;
      this.#blobs.push({ id, path });
      return;
    }
  }

  result(): Purge {
    return {
      lines: this.#rules.lines(),
      count: this.#rules.size,
      inMessages: this.#inMessages,
      blobs: this.#blobs,
      unreached: this.#unreached,
    };
  }

  /** filter-repo rewrites what stands behind the headers. */
  async #message(id: string, kind: number, content: Buffer): Promise<boolean> {
    const body = content.indexOf("\n\n") + 2;
    const head = content.subarray(0, body);
    return this.#purges(content.subarray(body), textPath(kind, id), (message) =>
      writtenText(Buffer.concat([head, message])),
    );
  }

  /** Adds rules until the rewritten content holds nothing that is to go, and nothing that the rewriting brought. */
  async #purges(content: Buffer, path: string, shown: (content: Buffer) => Uint8Array): Promise<boolean> {
    const original = content.toString("latin1");
    const before = new Set((await this.#scan(shown(content), path)).map(({ fingerprint }) => fingerprint));
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const text = Buffer.from(shown(Buffer.from(this.#rules.apply(original), "latin1")));
      const left = (await this.#scan(text, path)).filter(
        ({ fingerprint }) => this.#wanted.has(fingerprint) || !before.has(fingerprint),
      );
      if (left.length === 0) return true;
      const added = writtenParts(text, left).filter((part) => this.#rules.add(part));
      if (added.length === 0) return false;
    }
    return false;
  }

  async #scan(content: Uint8Array, path: string): Promise<readonly Finding[]> {
    return this.#engine.scanBytes(content, path);
  }
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Place, parsePlace, Secret, type WritableStore } from "@keyguard/core";
import { isIntact, readLedger } from "@keyguard/rotation";
import { credentialId } from "@keyguard/rotation/key-management";
import { createDocument } from "@keyguard/secrets";
import { createStores, resolveCredential, type Stores } from "@keyguard/secrets/node";
import { expect } from "vitest";
import { makeStand, type RunWishes, type Stand, startResident } from "./rotate-stand.ts";

/** Runs at a time: each waits now and then, so that there are more than a small machine has cores. */
const PARALLEL = 3;
const KILLER = fileURLToPath(new URL("rotate-killer.ts", import.meta.url));

/** A rotation that is to be killed. */
export interface KillCase {
  readonly exchange: string;
  /** Where the key lies, as `keyguard.toml` names it. */
  readonly place: string;
  /** What opens that store. */
  readonly env?: Readonly<Record<string, string>>;
  /** A pattern of the boundaries that count; all of them without. */
  readonly only?: string;
  /** True to be killed before each file that is read as well. */
  readonly reads?: boolean;
}

/** A stand, and its store. */
export interface Killing {
  readonly stand: Stand;
  /** The id of the key that the store gives to consumers, read anew. */
  current(): Promise<string>;
}

/** A stand whose old key lies in the case's store; its files are made below `base`, where that is given. */
export async function prepare({ exchange, place, env = {} }: KillCase, base?: string): Promise<Killing> {
  const stand = await makeStand(exchange, { store: place, env, ...(base === undefined ? {} : { base }) });
  const at: Place = parsePlace(place);
  const open = (): Stores =>
    createStores({
      environment: { HOME: stand.directory, ...env },
      directory: stand.directory,
      ask: async () => undefined,
    });
  const store = (await open().open(at.scheme)) as WritableStore;
  const { key, secret, passphrase } = stand.old;
  const parts = { key, secret, ...(passphrase === undefined ? {} : { passphrase }) };
  const hidden = Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, new Secret(value, name)]));
  if (at.scheme !== "file") await store.put(at.name, createDocument(hidden, place), null);
  return {
    stand,
    current: async () => credentialId(await resolveCredential(open(), at, exchange, "bot")),
  };
}

function counted({ only, reads = false }: KillCase): Record<string, string> {
  return { ...(only === undefined ? {} : { KG_TEST_KILL_ONLY: only }), ...(reads ? { KG_TEST_KILL_READS: "1" } : {}) };
}

/** How many boundaries a whole run has. */
async function countBoundaries(kill: KillCase): Promise<number> {
  const { stand } = await prepare(kill);
  try {
    const file = join(stand.directory, "count");
    const ran = await stand.run(["rotate", "run", "bot", "--yes"], {
      preload: KILLER,
      env: { KG_TEST_COUNT: file, ...counted(kill) },
    });
    expect([ran.code, ran.stderr.includes("closed")]).toEqual([0, true]);
    return Number(readFileSync(file, "utf8"));
  } finally {
    await stand.close();
  }
}

/**
 * Kills a run at one boundary, then resumes it, and compares what was left at the moment of death and
 * at the end with what has to be.
 *
 * @returns the boundary in words; undefined when the run ended before it
 */
async function killAt(kill: KillCase, at: number, how: RunWishes): Promise<string | undefined> {
  const { stand, current } = await prepare(kill);
  try {
    const note = join(stand.directory, "note");
    const died = await stand.run(["rotate", "run", "bot", "--yes"], {
      preload: KILLER,
      env: { KG_TEST_KILL_AT: String(at), KG_TEST_NOTE: note, ...counted(kill) },
    });
    // Heartbeats and retries shift the count by a few: past the end there is nothing to kill.
    if (died.code === 0) return undefined;
    const boundary = readFileSync(note, "utf8");
    const where = `${kill.exchange}: boundary ${at}, ${boundary}`;
    const alive = stand.exchange.world.keys.has(await current());
    let ended = await stand.run(["rotate", "resume", "bot", "--yes"], how);
    if (ended.stdout.includes("no rotation is open") && stand.names().includes("bot"))
      ended = await stand.run(["rotate", "run", "bot", "--yes"], how);
    const [name = "", ...others] = stand.names();
    expect({
      where,
      killed: died.code === null,
      alive,
      code: ended.code,
      name: /^kg[-_][0-9a-z]{10}$/u.test(name),
      others,
      current: stand.exchange.world.keys.get(await current())?.name === name,
      intact: isIntact(await readLedger(stand.ledger())),
      stderr: ended.code === 0 ? "" : ended.stderr,
    }).toEqual({
      where,
      killed: true,
      alive: true,
      code: 0,
      name: true,
      others: [],
      current: true,
      intact: true,
      stderr: "",
    });
    return boundary;
  } finally {
    await stand.close();
  }
}

/** What changes something anywhere; mere reads, and the files of locks, are left out. */
export const CHANGES = String.raw`write to ledger|request (?:POST|PUT|PATCH|DELETE)|rename|rm \w+\.sealed`;

/**
 * Kills a run at every boundary of it, a few runs at a time.
 *
 * @param resident true to resume all in a few processes that stay, instead of one for each
 * @returns what the boundaries were, without the parts of names that are drawn anew for each run
 */
export async function killEverywhere(make: () => KillCase, resident: boolean): Promise<ReadonlySet<string>> {
  const count = await countBoundaries(make());
  const seen = new Set<string>();
  let next = 0;
  const worker = async (): Promise<void> => {
    const how = resident ? { resident: startResident() } : {};
    try {
      while (next < count) {
        const boundary = await killAt(make(), next++, how);
        if (boundary !== undefined) seen.add(boundary.replaceAll(/[0-9a-f]{8,}|[0-9a-z]{10}(?=\.sealed)/gu, "…"));
      }
    } finally {
      how.resident?.disconnect();
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
  return seen;
}

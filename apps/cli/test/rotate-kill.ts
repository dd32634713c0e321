import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isIntact, readLedger } from "@keyguard/rotation";
import { expect } from "vitest";
import { makeStand, type Stand, type StandWishes } from "./rotate-stand.ts";

const KILLER = fileURLToPath(new URL("rotate-killer.ts", import.meta.url));

/** A stand, and how its store is read where that is not the file. */
export interface KillCase {
  readonly exchange: string;
  /** A pattern of the boundaries that count; all of them without. */
  readonly only?: string;
  readonly wishes?: StandWishes;
  /** Puts the old key into the store. */
  readonly prepare?: (stand: Stand) => Promise<void>;
  /** The key id that the store gives to consumers. */
  readonly current?: (stand: Stand) => Promise<string>;
}

async function standFor({ exchange, wishes, prepare }: KillCase): Promise<Stand> {
  const made = await makeStand(exchange, wishes);
  await prepare?.(made);
  return made;
}

function only(kill: KillCase): Record<string, string> {
  return kill.only === undefined ? {} : { KG_TEST_KILL_ONLY: kill.only };
}

/** How many boundaries a whole run has. */
export async function countBoundaries(kill: KillCase): Promise<number> {
  const made = await standFor(kill);
  const file = join(made.directory, "count");
  const ran = await made.run(["rotate", "run", "bot", "--yes"], {
    preload: KILLER,
    env: { KG_TEST_COUNT: file, ...only(kill) },
  });
  expect([ran.code, ran.stderr.includes("closed")]).toEqual([0, true]);
  const count = Number(readFileSync(file, "utf8"));
  await made.close();
  return count;
}

/** Kills a run at one boundary, then resumes it; says what was left at the moment of death and at the end. */
export async function killAt(kill: KillCase, at: number): Promise<void> {
  const made = await standFor(kill);
  try {
    const note = join(made.directory, "note");
    const died = await made.run(["rotate", "run", "bot", "--yes"], {
      preload: KILLER,
      env: { KG_TEST_KILL_AT: String(at), KG_TEST_NOTE: note, ...only(kill) },
    });
    // Heartbeats and retries shift the count by a few: past the end there is nothing to kill.
    if (died.code === 0) return;
    const where = `${kill.exchange}: boundary ${at}, ${readFileSync(note, "utf8")}`;
    const read = async (): Promise<string> => (kill.current === undefined ? made.current() : kill.current(made));
    const alive = made.exchange.world.keys.has(await read());
    let ended = await made.run(["rotate", "resume", "bot", "--yes"]);
    if (ended.stdout.includes("no rotation is open") && made.names().includes("bot"))
      ended = await made.run(["rotate", "run", "bot", "--yes"]);
    const [name = "", ...others] = made.names();
    const reading = await readLedger(made.ledger());
    expect({
      where,
      killed: died.code === null,
      alive,
      code: ended.code,
      name: /^kg[-_][0-9a-z]{10}$/u.test(name),
      others,
      current: made.exchange.world.keys.get(await read())?.name === name,
      intact: isIntact(reading),
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
  } finally {
    await made.close();
  }
}

/** What changes something anywhere; mere reads, and the files of locks, are killed in the first case only. */
export const CHANGES = String.raw`write to ledger|request (?:POST|PUT|PATCH|DELETE)|rename|rm \w+\.sealed`;

/** Puts the bot's credential into the store that keyguard.toml names, by keyguard itself. */
function storeAt(place: string): (stand: Stand) => Promise<void> {
  return async (stand) => {
    const { key, secret, passphrase } = stand.old;
    const input = JSON.stringify({ key, secret, ...(passphrase === undefined ? {} : { passphrase }) });
    const ran = await stand.run(["secrets", "set", place], { input });
    if (ran.code !== 0) throw new Error(ran.stderr);
  };
}

function current(place: string): (stand: Stand) => Promise<string> {
  return async (stand) => (await stand.run(["secrets", "get", `${place}#key`])).stdout.trim();
}

/** A rotation whose key lies in one of keyguard's stores. */
export function storeCase(exchange: string, place: string, env: Record<string, string>): KillCase {
  return { exchange, only: CHANGES, wishes: { store: place, env }, prepare: storeAt(place), current: current(place) };
}

/** Runs a task for every number below `count`, a few at a time. */
export async function forEachBoundary(count: number, task: (at: number) => Promise<void>, parallel = 2): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) await task(next++);
  };
  await Promise.all(Array.from({ length: parallel }, worker));
}

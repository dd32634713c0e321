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

async function stand({ exchange, wishes, prepare }: KillCase): Promise<Stand> {
  const made = await makeStand(exchange, wishes);
  await prepare?.(made);
  return made;
}

function only(kill: KillCase): Record<string, string> {
  return kill.only === undefined ? {} : { KG_TEST_KILL_ONLY: kill.only };
}

/** How many boundaries a whole run has. */
export async function countBoundaries(kill: KillCase): Promise<number> {
  const made = await stand(kill);
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
  const made = await stand(kill);
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

/** Runs a task for every number below `count`, a few at a time. */
export async function forEachBoundary(count: number, task: (at: number) => Promise<void>, parallel = 2): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) await task(next++);
  };
  await Promise.all(Array.from({ length: parallel }, worker));
}

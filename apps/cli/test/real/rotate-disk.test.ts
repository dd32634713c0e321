import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isIntact, readLedger, type LedgerReading } from "@keyguard/rotation";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type KillCase, type Killing, prepare } from "../rotate-kill.ts";

// Run by scripts/doubles.sh. A real file system with no room left: ledger, escrow, locks and the store itself lie on it.
// It needs the right to mount, as root or by sudo, and fails without: nothing here is skipped.

/** Room for a whole rotation and its project several times over. */
const SIZE = "512k";
/** More free places than a rotation needs. */
const MOST_FREE = 48;

let disk = "";
beforeEach(() => {
  disk = mkdtempSync(join(tmpdir(), "kg-disk-"));
});
afterEach(() => {
  asRoot("umount", disk);
  rmSync(disk, { recursive: true, force: true });
});

function asRoot(...command: readonly string[]): void {
  const [program = "", ...args] = process.getuid?.() === 0 ? command : ["sudo", "-n", ...command];
  const done = spawnSync(program, args, { encoding: "utf8" });
  if (done.status !== 0) throw new Error(`${command.join(" ")} is needed here: ${done.stderr}`);
}

/** Mounts an empty disk; `inodes` bounds the number of its files. */
function mount(inodes: number): void {
  const uid = `uid=${process.getuid?.() ?? 0},mode=700`;
  asRoot("mount", "-t", "tmpfs", "-o", `size=${SIZE},nr_inodes=${inodes},${uid}`, "kg-test", disk);
}

/** Takes all room but so many blocks, or all names but so many; what it returns gives them back. */
function fill(what: "blocks" | "names", free: number): () => void {
  const { bavail, bsize, ffree } = statfsSync(disk);
  const fillers = join(disk, "filler");
  if (what === "blocks") writeFileSync(fillers, Buffer.alloc(Math.max(0, bavail - free) * bsize, 1));
  else for (let i = 0; i < ffree - free; i++) closeSync(openSync(`${fillers}${i}`, "w"));
  return () => {
    for (const name of readdirSync(disk)) if (name.startsWith("filler")) rmSync(join(disk, name));
  };
}

async function ledgerOf({ stand }: Killing): Promise<LedgerReading> {
  try {
    return await readLedger(stand.ledger());
  } catch {
    return readLedger(""); // there was no room for its first line
  }
}

const VAULT = { KEYGUARD_VAULT_PASSPHRASE: "a passphrase for a test", KEYGUARD_VAULT_WORK_FACTOR: "10" };
const CASES: readonly KillCase[] = [
  { exchange: "bybit", place: "file:secrets/bot.json" },
  { exchange: "kucoin", place: "local:bot", env: VAULT },
];

describe.each(CASES)("keyguard rotate run with $place on a disk", (kill) => {
  test.each(["blocks", "names"] as const)(
    "that runs out of %s leaves a working key in the store, and goes on once there is room",
    { timeout: 600_000 },
    async (what) => {
      mount(what === "blocks" ? 10_000 : 200);
      const stops = new Set<string>();
      let whole = false;
      for (let free = 0; free <= MOST_FREE && !whole; free++) {
        const killing = await prepare(kill, disk);
        const { stand, current } = killing;
        try {
          const release = fill(what, free);
          const ran = await stand.run(["rotate", "run", "bot", "--yes"]);
          const label = `${free} ${what} free: ${ran.stderr}`;
          const alive = stand.exchange.world.keys.has(await current());
          release();
          expect([label, alive, [0, 3]]).toEqual([label, true, expect.arrayContaining([ran.code])]);
          whole = ran.code === 0;
          const [, where = ""] = /stopped: the rotation of bot stopped (.*?): /u.exec(ran.stderr) ?? [];
          expect([label, where !== ""]).toEqual([label, !whole]);
          stops.add(where);
          let ended = await stand.run(["rotate", "resume", "bot"]);
          if (stand.names().includes("bot")) ended = await stand.run(["rotate", "run", "bot", "--yes"]);
          const [name = "", ...others] = stand.names();
          const inUse = stand.exchange.world.keys.get(await current())?.name;
          const intact = isIntact(await ledgerOf(killing));
          expect([label, ended.code, ended.stderr.includes("stopped"), others, inUse, intact]).toEqual([
            label,
            0,
            false,
            [],
            expect.stringMatching(/^kg-/u),
            true,
          ]);
          expect(inUse).toBe(name);
        } finally {
          await stand.close();
        }
      }
      expect(whole).toBe(true);
      // It ran out before the rotation, and within it; the last went through.
      expect(stops.size).toBeGreaterThan(2);
      expect([...stops]).toEqual(expect.arrayContaining(["before it began", ""]));
    },
  );
});

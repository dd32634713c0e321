import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { isIntact, readLedger } from "@keyguard/rotation";
import { describe, expect, test } from "vitest";
import { type Stand, useStands } from "../rotate-stand.ts";

// Run by scripts/doubles.sh, with the program faketime: the CLI sees another clock than the exchange, or one that jumps
// while it runs.

const PRELOAD = spawnSync("faketime", ["-f", "+0d", "sh", "-c", 'printf %s "$LD_PRELOAD"'], { encoding: "utf8" });
if (PRELOAD.status !== 0) throw new Error("faketime is needed here: install it");

const stand = useStands();

/** Sets the clock that the processes of a stand see, those that run as well. Waiting is not shortened by it. */
function setClock({ directory }: Stand, offset: string): Readonly<Record<string, string>> {
  const file = join(directory, "clock");
  writeFileSync(file, offset);
  return {
    LD_PRELOAD: PRELOAD.stdout,
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_NO_CACHE: "1",
    FAKETIME_DONT_FAKE_MONOTONIC: "1",
    NO_FAKE_STAT: "1",
  };
}

const GENERAL = 'by = "master"\naccount = "123456"\n';
const JUMPS = ["+40d", "-40d"] as const;

async function intact(made: Stand): Promise<boolean> {
  return isIntact(await readLedger(made.ledger()));
}

describe("keyguard rotate run with a clock that jumps", () => {
  test.each(JUMPS)("by %s before it begins, rotates by the exchange's time", async (offset) => {
    const made = await stand("bybit");
    const ran = await made.run(["rotate", "run", "bot", "--yes"], { env: setClock(made, offset) });
    const year = new Date(Date.now() + (offset === "+40d" ? 40 : -40) * 86_400_000).toISOString().slice(0, 10);
    const entries = (await readLedger(made.ledger())).entries.map(({ at }) => new Date(at).toISOString().slice(0, 10));
    expect([ran.code, made.names(), entries[0]]).toEqual([0, [expect.stringMatching(/^kg-/u)], year]);
  });

  test.each(JUMPS.flatMap((first) => ["+0", ...JUMPS].map((second) => [first, second] as const)))(
    "by %s at the switch and to %s at the health check, rotates all the same",
    async (first, second) => {
      const hooks = `restart = "echo ${first} > clock"\nhealth = "echo ${second} > clock"\n`;
      const made = await stand("bybit", { rotation: `${GENERAL}grace = "0s"\n${hooks}` });
      const ran = await made.run(["rotate", "run", "bot", "--yes"], { env: setClock(made, "+0") });
      expect([ran.code, ran.stderr.includes("verified_dead")]).toEqual([0, true]);
      expect([made.names(), await intact(made)]).toEqual([[expect.stringMatching(/^kg-/u)], true]);
      expect(made.exchange.world.keys.get(made.current())?.name).toBe(made.names()[0]);
    },
  );

  test.each(JUMPS)("by %s just before the grace, waits all of it", async (offset) => {
    const hooks = `restart = "echo ${offset} > clock"\n`;
    const made = await stand("bybit", { rotation: `${GENERAL}grace = "2s"\n${hooks}` });
    const answered = (path: string): Promise<number> =>
      made.exchange.log.some((one) => one.path === path)
        ? Promise.resolve(performance.now())
        : new Promise((resolve) => void setTimeout(() => resolve(answered(path)), 10));
    const running = made.run(["rotate", "run", "bot", "--yes"], { env: setClock(made, "+0") });
    const deleted = answered("/v5/user/delete-sub-api");
    const made2 = await answered("/v5/user/create-sub-api");
    expect((await deleted) - made2).toBeGreaterThan(2_000 - 50); // never less: the new key was there before the switch
    expect([(await running).code, made.names()]).toEqual([0, [expect.stringMatching(/^kg-/u)]]);
  });

  test.each(JUMPS)("by %s between a stop and the resume, goes on", async (offset) => {
    const made = await stand("bybit", { rotation: `${GENERAL}grace = "1s"\nrestart = "exit $(cat code)"\n` });
    writeFileSync(join(made.directory, "code"), "1");
    expect((await made.run(["rotate", "run", "bot", "--yes"])).code).toBe(3);
    writeFileSync(join(made.directory, "code"), "0");
    const resumed = await made.run(["rotate", "resume", "bot"], { env: setClock(made, offset) });
    expect([resumed.code, resumed.stdout, made.names().length]).toEqual([0, "bot: finished\n", 1]);
    expect(await intact(made)).toBe(true);
  });
});

describe("keyguard rotate status with a clock that jumps", () => {
  const status = ["rotate", "status", "bot", "--offline", "--fail-due"];

  test("forward and back, tells what is due by the clock of the moment", async () => {
    const made = await stand("bybit");
    await made.run(["rotate", "record", "bot"]);
    const codes: (number | null)[] = [];
    for (const offset of ["+0", "+29d", "+31d", "+0", "-40d"])
      codes.push((await made.run(status, { env: setClock(made, offset) })).code);
    // Forty days back the rotation has not been yet: when the key was made is not known, which is not due and not safe.
    expect(codes).toEqual([0, 0, 1, 0, 0]);
    const before = await made.run(["rotate", "status", "bot", "--offline"], { env: setClock(made, "-40d") });
    expect(before.stdout).toMatch(/unknown +bot[\s\S]*which has not come: it does not count/u);
  });

  test("does not take a rotation for one that a wrong clock put into the future", async () => {
    const made = await stand("bybit");
    await made.run(["rotate", "record", "bot", "--at", "2026-01-01"]);
    await made.run(["rotate", "record", "bot"], { env: setClock(made, "+400d") });
    await made.run(["rotate", "record", "bot", "--event", "leaked"], { env: setClock(made, "+400d") });
    const due = await made.run(status, { env: setClock(made, "+0") });
    expect([due.code, due.stdout]).toEqual([
      1,
      expect.stringMatching(/! 2026-01-31 {2}bot +rotate: [\s\S]*has not come/u),
    ]);
    expect(due.stdout).toMatch(/! .*rotate now: /u);
    const verified = await made.run(["rotate", "ledger", "verify"], { env: setClock(made, "-400d") });
    expect([verified.code, verified.stdout]).toEqual([0, expect.stringMatching(/^3 entries, intact$/mu)]);
  });
});

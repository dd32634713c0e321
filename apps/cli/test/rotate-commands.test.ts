import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { reportSchema } from "@keyguard/core/schema";
import { describe, expect, test, vi } from "vitest";
import { type Stand, useStands } from "./rotate-stand.ts";

// Each starts several processes, and a machine may be busy with others.
vi.setConfig({ testTimeout: 120_000 });

const stand = useStands();

const GENERAL = 'by = "master"\naccount = "123456"\ngrace = "0s"\n';

/** Every file below a directory, as one text. */
function contents(directory: string): string {
  return readdirSync(directory)
    .map((name) => join(directory, name))
    .map((path) => (statSync(path).isDirectory() ? contents(path) : readFileSync(path, "latin1")))
    .join("\n");
}

describe("keyguard rotate rollback and abort", () => {
  test("go back to the old key after a restart that failed", async () => {
    const made = await stand("bybit", { rotation: `${GENERAL}restart = "exit $(cat code)"` });
    writeFileSync(join(made.directory, "code"), "1");
    const ran = await made.run(["rotate", "run", "bot", "--yes"]);
    expect([ran.code, made.names().length]).toEqual([3, 2]);
    expect(ran.stderr).toContain('stopped at "switched"');
    const aborted = await made.run(["rotate", "abort", "bot", "--yes"]);
    expect([aborted.code, aborted.stderr.includes("rollback")]).toEqual([3, true]);
    writeFileSync(join(made.directory, "code"), "0");
    const back = await made.run(["rotate", "rollback", "bot", "--yes"]);
    expect([back.code, made.names(), made.current()]).toEqual([0, ["bot"], made.old.key]);
  });

  test.each(["resume", "abort", "rollback"])(
    "rotate %s with nothing open exits 0 and changes nothing",
    async (command) => {
      const made = await stand("bybit");
      const ran = await made.run(["rotate", command, "bot", "--yes"]);
      expect([ran.code, ran.stdout, made.names()]).toEqual([0, "bot: no rotation is open\n", ["bot"]]);
      expect(() => made.ledger()).toThrow("ENOENT");
    },
  );
});

describe("keyguard rotate plan", () => {
  test("says what would happen and changes nothing anywhere", async () => {
    const made = await stand("bybit");
    const before = contents(join(made.directory, "secrets"));
    const ran = await made.run(["rotate", "plan", "bot"]);
    expect(ran.code).toBe(0);
    expect(ran.stdout).toMatch(/1\. planned:.*\n {4}if it fails: /u);
    expect([made.names(), contents(join(made.directory, "secrets"))]).toEqual([["bot"], before]);
    expect(made.exchange.seen.filter(({ method }) => method !== "GET")).toEqual([]);
    expect(existsSync(join(made.directory, "state"))).toBe(false);
  });

  test("says what a restart would lose, before anything is done", async () => {
    const made = await stand("bybit");
    if (!made.directory.startsWith("/dev/shm/")) return; // no such file system here
    const { stdout } = await made.run(["rotate", "plan", "bot"]);
    expect([stdout.includes("[volatile-store]"), stdout.includes("[volatile-state]")]).toEqual([true, true]);
  });

  test("finds an orphan, and exits 3 when the exchange does not answer", async () => {
    const made = await stand("bybit");
    made.exchange.addKey({ account: "sub", name: "kg-zzzzzzzzzz" });
    const ran = await made.run(["rotate", "plan", "bot", "--format", "json"]);
    expect(JSON.parse(ran.stdout)).toMatchObject({
      key: "bot",
      findings: expect.arrayContaining([expect.objectContaining({ id: "orphan" })]),
    });
    await made.exchange.close();
    expect((await made.run(["rotate", "plan", "bot"])).code).toBe(3);
  });
});

describe("keyguard rotate status", () => {
  test("shows when each key is due, in text, as a report and as a calendar", async () => {
    const made = await stand("bybit");
    const text = await made.run(["rotate", "status"]);
    expect([text.code, text.stdout]).toEqual([0, expect.stringMatching(/\d{4}-\d{2}-\d{2} {2}bot +rotate: /u)]);
    const json = await made.run(["rotate", "status", "--format", "json"]);
    const report = reportSchema.parse(JSON.parse(json.stdout));
    expect(report.keys?.map(({ name, cause }) => [name, cause])).toEqual([
      ["bot", null],
      ["master", null],
    ]);
    expect(report.checks?.filter(({ id }) => id === "rotation-due").map(({ key }) => key)).toEqual(["bot", "master"]);
    const calendar = await made.run(["rotate", "status", "--ics", "-"]);
    expect(calendar.stdout).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*SUMMARY:bot \(bybit\): rotate\r\n/u);
  });

  test("fails for what is due only when asked to, and forgets it after a rotation", async () => {
    const made = await stand("bybit");
    const status = ["rotate", "status", "bot", "--offline"];
    await made.run(["rotate", "record", "bot", "--at", "2026-01-01"]);
    expect((await made.run(status)).code).toBe(0);
    expect((await made.run([...status, "--fail-due"])).code).toBe(1);
    await made.run(["rotate", "record", "bot"]);
    expect((await made.run([...status, "--fail-due"])).code).toBe(0);
    await made.run(["rotate", "record", "bot", "--event", "member-left"]);
    const due = await made.run([...status, "--fail-due"]);
    expect([due.code, due.stdout.includes("somebody who knew it has left")]).toEqual([1, true]);
  });

  test("is incomplete when a key cannot be read", async () => {
    const made = await stand("bybit");
    made.exchange.world.keys.delete(made.old.key);
    const ran = await made.run(["rotate", "status", "bot"]);
    expect([ran.code, ran.stdout.includes("wrong-key")]).toEqual([3, true]);
  });
});

describe("keyguard rotate import and ledger verify", () => {
  test("take over a reminder script's log once, and prove the ledger", async () => {
    const made = await stand("bybit");
    writeFileSync(
      join(made.directory, ".key_rotation_log.json"),
      JSON.stringify({
        bot: { last_rotated: "2026-05-17T08:15:30.123456", rotated_by: "me" },
        gone: { last_rotated: "2026-01-01" },
      }),
    );
    expect(await made.run(["rotate", "import", "no-such-log.json"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("it does not exist [KG_PATH_NOT_FOUND]") as string,
    });
    const first = await made.run(["rotate", "import"]);
    expect([first.code, first.stdout]).toEqual([3, expect.stringContaining("1 taken, 0 known, 1 not understood")]);
    const second = await made.run(["rotate", "import"]);
    expect(second.stdout).toContain("0 taken, 1 known, 1 not understood");
    expect((await made.run(["rotate", "ledger", "verify"])).stdout).toMatch(
      /^1 entry, intact\ncheckpoint: 1:[0-9a-f]{64}\n$/u,
    );
    const path = join(made.directory, "state", "keyguard", "ledger.jsonl");
    writeFileSync(path, made.ledger().replace("import", "manual"));
    const verified = await made.run(["rotate", "ledger", "verify"]);
    expect([verified.code, verified.stdout]).toEqual([1, expect.stringContaining("line 1: altered")]);
  });
});

describe("keyguard rotate run --revoke-first", () => {
  const ALONE = { rotation: 'grace = "0s"' }; // no managing key

  test.each(["bybit", "binance", "okx"])("kills a key of %s at once by the managing key", async (exchange) => {
    const made = await stand(exchange);
    const plan = await made.run(["rotate", "plan", "bot", "--revoke-first"]);
    expect([plan.code, plan.stdout]).toEqual([
      0,
      expect.stringMatching(
        /1\. revoking: delete the key with the managing key, now[\s\S]*rotate run bot --revoke-first/u,
      ),
    ]);
    expect(made.names()).toEqual(["bot"]);
    expect((await made.run(["rotate", "run", "bot", "--revoke-first"])).code).toBe(2); // nobody to ask
    const ran = await made.run(["rotate", "run", "bot", "--revoke-first", "--yes"]);
    expect([ran.code, ran.stdout, made.names()]).toEqual([0, expect.stringMatching(/^bot: dead; /u), []]);
    expect(ran.stdout).toMatch(/open orders[\s\S]*keyguard secrets set file:[\s\S]*keyguard rotate record bot/u);
    expect(made.ledger()).toContain('"event":"leaked"');
    const due = await made.run(["rotate", "status", "bot", "--offline", "--fail-due"]);
    expect(due.code).toBe(1);
  });

  test("has a key of Bybit kill itself where nothing manages it", async () => {
    const made = await stand("bybit", ALONE);
    const plan = await made.run(["rotate", "plan", "bot", "--revoke-first", "--format", "json"]);
    expect(JSON.parse(plan.stdout)).toMatchObject({ steps: [{ what: "have the key delete itself, now" }, {}, {}, {}] });
    const ran = await made.run(["rotate", "run", "bot", "--revoke-first", "--yes"]);
    expect([ran.code, made.names()]).toEqual([0, []]);
    expect(made.exchange.log.map(({ method, path }) => `${method} ${path}`)).toContain("POST /v5/user/delete-api");
  });

  test("has every key of an account at Bitstamp killed, and says so before", async () => {
    const made = await stand("bitstamp", ALONE);
    made.exchange.addKey({ account: "sub", name: "another" });
    const plan = await made.run(["rotate", "plan", "bot", "--revoke-first"]);
    expect(plan.stdout).toContain("have the key revoke every key of the account, now");
    const ran = await made.run(["rotate", "run", "bot", "--revoke-first", "--yes"]);
    expect([ran.code, made.names()]).toEqual([0, []]);
  });

  test("sends a person to the page where no program can do it, and believes what the exchange says", async () => {
    const made = await stand("kraken", ALONE);
    const ran = await made.run(["rotate", "run", "bot", "--revoke-first", "--yes"]);
    expect([ran.code, ran.stderr]).toEqual([
      3,
      expect.stringMatching(/Open https:[\s\S]*not proven dead[\s\S]*delete it by hand/u),
    ]);
    made.exchange.world.keys.delete(made.old.key);
    const again = await made.run(["rotate", "run", "bot", "--revoke-first", "--yes"]);
    expect([again.code, again.stdout]).toEqual([0, expect.stringMatching(/^bot: dead; /u)]);
  });

  test("does it on a disk that takes no ledger, and when the answer is lost", async () => {
    const made = await stand("bybit");
    mkdirSync(join(made.directory, "state", "keyguard", "ledger.jsonl"), { recursive: true });
    made.exchange.script({ kind: "drop" }, { path: "/v5/user/delete-sub-api" });
    const ran = await made.run(["rotate", "run", "bot", "--revoke-first", "--yes"]);
    expect([ran.code, made.names()]).toEqual([0, []]);
    expect(ran.stderr).toContain("the ledger could not be written");
  });

  test("does not call a key dead that still answers", async () => {
    const made = await stand("bybit");
    const body = { retCode: 0, retMsg: "", result: {}, retExtInfo: {}, time: 1 };
    made.exchange.script(
      { kind: "answer", answer: { status: 200, body } },
      { path: "/v5/user/delete-sub-api", times: 9 },
    );
    const ran = await made.run(["rotate", "run", "bot", "--revoke-first", "--yes"]);
    expect([ran.code, ran.stderr]).toEqual([3, expect.stringContaining("not proven dead: the key still answers")]);
  });
});

describe("keyguard rotate unlock", () => {
  test("takes away the lock that another machine left, and no other", async () => {
    const made = await stand("bybit");
    const nothing = await made.run(["rotate", "unlock", "bot", "--yes"]);
    expect([nothing.code, nothing.stdout]).toEqual([0, "bot: nothing is locked\n"]);
    const locks = join(made.directory, "state", "keyguard", "locks");
    mkdirSync(locks, { recursive: true });
    const lock = join(locks, "bybit~123456~bot.lock");
    const left = JSON.stringify({ host: "a-container", space: "", pid: 1, began: "", token: "t" });
    for (const path of [lock, join(locks, "..", "ledger.jsonl.lock")]) writeFileSync(path, left);
    const busy = await made.run(["rotate", "run", "bot", "--yes"]);
    expect([busy.code, busy.stderr]).toEqual([3, expect.stringContaining("keyguard rotate unlock bot")]);
    expect((await made.run(["rotate", "unlock", "bot"])).code).toBe(2);
    const unlocked = await made.run(["rotate", "unlock", "bot", "--yes"]);
    expect([unlocked.code, unlocked.stdout]).toEqual([
      0,
      expect.stringMatching(/^bot: locked by process 1 on a-container\nthe ledger: locked by .*\nbot: unlocked/u),
    ]);
    expect((await made.run(["rotate", "run", "bot", "--yes"])).code).toBe(0);
  });

  test("refuses while the rotation runs", async () => {
    const made = await stand("bybit", {
      rotation: `${GENERAL}restart = "touch started; while [ ! -e go ]; do sleep 0.05; done"`,
    });
    const running = made.run(["rotate", "run", "bot", "--yes"]);
    while (!readdirSync(made.directory).includes("started"))
      await new Promise((resolve) => void setTimeout(resolve, 20));
    const refused = await made.run(["rotate", "unlock", "bot", "--yes"]);
    expect([refused.code, refused.stderr]).toEqual([3, expect.stringContaining("is alive")]);
    writeFileSync(join(made.directory, "go"), "");
    expect((await running).code).toBe(0);
  });
});

describe("keyguard rotate ledger verify", () => {
  const verify = ["rotate", "ledger", "verify"];
  const file = (made: Stand, name: string): string => join(made.directory, "state", "keyguard", name);

  test("tells lines that were cut off at the end, by the head beside it or by a checkpoint kept elsewhere", async () => {
    const made = await stand("bybit");
    for (const day of ["01", "02", "03"]) await made.run(["rotate", "record", "bot", "--at", `2026-01-${day}`]);
    const [, checkpoint = ""] = /^checkpoint: (.*)$/mu.exec((await made.run(verify)).stdout) ?? [];
    expect((await made.run([...verify, "--checkpoint", checkpoint])).code).toBe(0);
    const lines = made.ledger().split("\n");
    writeFileSync(file(made, "ledger.jsonl"), `${lines.slice(0, 2).join("\n")}\n`);
    const cut = await made.run(verify);
    expect([cut.code, cut.stdout]).toEqual([1, expect.stringContaining("cut: entry 3 had been written")]);
    const status = await made.run(["rotate", "status", "bot", "--offline"]);
    expect([status.code, status.stderr]).toEqual([3, expect.stringContaining("damaged")]);
    const record = await made.run(["rotate", "record", "bot"]);
    expect([record.code, record.stderr]).toEqual([3, expect.stringContaining("ledger.head")]);
    // Whoever takes the head away as well is found out by the checkpoint only.
    rmSync(file(made, "ledger.head"));
    expect((await made.run(verify)).code).toBe(0);
    const kept = await made.run([...verify, "--checkpoint", checkpoint]);
    expect([kept.code, kept.stdout]).toEqual([
      1,
      expect.stringContaining("cut: the entry of the checkpoint, 3, is not"),
    ]);
    expect((await made.run([...verify, "--checkpoint", "3"])).code).toBe(2);
  });
});

test("keyguard rotate ledger verify names the file where there is no entry", async () => {
  const { code, stderr } = await (await stand("bybit")).run(["rotate", "ledger", "verify"]);
  expect([code, stderr]).toEqual([
    0,
    expect.stringMatching(/^note: there is no entry in .*ledger\.jsonl$/mu) as string,
  ]);
});

describe("keyguard run --watch", () => {
  test("starts its program anew at the switch, and the old key stays until it did", async () => {
    const made = await stand("bybit");
    const seen = join(made.directory, "seen");
    writeFileSync(
      join(made.directory, "bot.mjs"),
      `import { appendFileSync } from "node:fs";
       appendFileSync(${JSON.stringify(seen)}, process.env.BYBIT_API_KEY + "\\n");
       process.on("SIGTERM", () => process.exit(0));
       setInterval(() => {}, 1000);`,
    );
    const running = made.run(["run", "--no-guard", "--watch", "--key", "bot", "--", process.execPath, "bot.mjs"]);
    const wait = async (count: number): Promise<string[]> => {
      for (;;) {
        const keys = existsSync(seen) ? readFileSync(seen, "utf8").trim().split("\n") : [];
        if (keys.length >= count) return keys;
        await new Promise((resolve) => void setTimeout(resolve, 20));
      }
    };
    const [first] = await wait(1);
    const ran = await made.run(["rotate", "run", "bot", "--yes"]);
    expect([ran.code, first]).toEqual([0, made.old.key]);
    expect(ran.stderr).toMatch(/confirmed \(consumer .*: new key\)/u);
    expect(await wait(2)).toEqual([made.old.key, made.current()]);
    const status = await made.run(["rotate", "status", "bot"]);
    expect(status.stdout).toContain("holds the current key");
    await endConsumer(made);
    expect((await running).code).toBe(0);
    expect((await made.run(["rotate", "status", "bot"])).stdout).not.toContain("consumer");
  });
});

/** Ends the program that `run --watch` started, by the id that its acknowledgement names. */
async function endConsumer({ directory }: Stand): Promise<void> {
  const folder = join(directory, "state", "keyguard", "consumers");
  for (const name of readdirSync(folder)) {
    const { pid } = JSON.parse(readFileSync(join(folder, name), "utf8")) as { pid: number };
    process.kill(pid, "SIGTERM"); // handed on to the program, which ends
  }
}

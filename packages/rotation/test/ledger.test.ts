import { execFile, fork } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { breakLock, createLedgerFile, readLock, tryLock } from "../src/node/index.ts";
import {
  type ChainEnd,
  declaredEvents,
  futureReplacement,
  GENESIS,
  isIntact,
  lastReplaced,
  type LedgerEntry,
  type LedgerFact,
  linkEntry,
  openRotation,
  readLedger,
} from "../src/index.ts";

let directory = "";
let path = "";
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "kg-ledger-"));
  path = join(directory, "state", "ledger.jsonl");
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function fact(key: string, rotatedAt = 1): LedgerFact {
  return { kind: "record", key, how: "manual", rotatedAt };
}

describe("createLedgerFile()", () => {
  test("createLedgerFile() chains entries and proves them", async () => {
    const ledger = createLedgerFile(path, { now: () => 42 });
    const first = await ledger.append(fact("a"));
    const second = await ledger.append(fact("b"));
    expect([first.seq, second.seq, second.prev, second.at]).toEqual([1, 2, first.hash, 42]);
    const reading = await ledger.read();
    expect(isIntact(reading)).toBe(true);
    expect(reading.entries).toEqual([first, second]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test("createLedgerFile() reads a missing file as an empty ledger and makes nothing", async () => {
    expect((await createLedgerFile(path).read()).entries).toEqual([]);
    expect(() => statSync(join(directory, "state"))).toThrow("ENOENT");
  });

  test("createLedgerFile() tolerates a torn last line at every length and goes on behind it", async () => {
    const ledger = createLedgerFile(path);
    await ledger.append(fact("a"));
    const whole = readFileSync(path, "utf8");
    await ledger.append(fact("b"));
    const line = readFileSync(path, "utf8").slice(whole.length, -1);
    for (let length = 1; length < line.length; length += 7) {
      writeFileSync(path, whole + line.slice(0, length));
      const torn = await ledger.read();
      expect(torn.faults.map(({ kind }) => kind)).toEqual(["torn"]);
      expect(torn.entries).toHaveLength(1);
      await ledger.append(fact("c"));
      const after = await ledger.read();
      expect(isIntact(after)).toBe(true);
      expect(after.entries.map(({ key }) => key)).toEqual(["a", "c"]);
      expect(after.faults).toEqual([expect.objectContaining({ line: 2, kind: "torn" })]);
    }
  });

  test("createLedgerFile() keeps an entry whose last byte, the line end, was lost", async () => {
    const ledger = createLedgerFile(path);
    await ledger.append(fact("a"));
    writeFileSync(path, readFileSync(path, "utf8").slice(0, -1));
    await ledger.append(fact("b"));
    expect((await ledger.read()).entries.map(({ key }) => key)).toEqual(["a", "b"]);
  });

  test("createLedgerFile() refuses to write on top of damage", async () => {
    const ledger = createLedgerFile(path);
    await ledger.append(fact("a"));
    writeFileSync(path, readFileSync(path, "utf8").replace('"a"', '"x"'));
    await expect(ledger.append(fact("b"))).rejects.toMatchObject({ code: "KG_ROTATION_LEDGER" });
  });

  test("createLedgerFile() names a key the same way every time, without a part of it", async () => {
    const id = "K".repeat(64);
    const one = await createLedgerFile(path).fingerprint(id);
    const two = await createLedgerFile(path).fingerprint(id);
    const elsewhere = await createLedgerFile(join(directory, "other", "ledger.jsonl")).fingerprint(id);
    expect(one).toMatch(/^[0-9a-f]{16}$/u);
    expect([two, elsewhere === one]).toEqual([one, false]);
  });

  test("createLedgerFile() loses and breaks nothing when processes write at once", async () => {
    const script = join(directory, "writer.mjs");
    writeFileSync(
      script,
      `import { createLedgerFile } from ${JSON.stringify(new URL("../src/node/index.ts", import.meta.url).href)};
       const ledger = createLedgerFile(process.argv[2]);
       for (let i = 0; i < 10; i++) await ledger.append({ kind: "record", key: process.argv[3], how: "manual", rotatedAt: i });`,
    );
    const run = promisify(execFile);
    const writers = ["a", "b", "c"].map((name) =>
      run(process.execPath, ["--conditions=@keyguard/source", script, path, name]),
    );
    await Promise.all(writers);
    const reading = await createLedgerFile(path).read();
    expect(reading.faults).toEqual([]);
    expect(reading.entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
  });
});

describe("readLedger()", () => {
  test("readLedger() finds every change of a character, and every line that was taken away", async () => {
    const ledger = createLedgerFile(path);
    for (const key of ["a", "b", "c", "d"]) await ledger.append(fact(key));
    const text = readFileSync(path, "utf8");
    const lines = text.split("\n").slice(0, -1);
    for (let gone = 0; gone < lines.length - 1; gone++) {
      const reading = await readLedger(lines.filter((_, i) => i !== gone).join("\n") + "\n");
      expect(isIntact(reading)).toBe(false);
    }
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 2), fc.constantFrom("0", "x", '"', "9"), async (at, character) => {
        fc.pre(text[at] !== character && text[at] !== "\n");
        // The last line may be cut off by a crash: a change in it that leaves no entry is told as torn.
        const changed = await readLedger(text.slice(0, at) + character + text.slice(at + 1));
        expect(changed.faults.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  test("readLedger() tells a line of foreign text between two entries that fit as torn", async () => {
    const ledger = createLedgerFile(path);
    await ledger.append(fact("a"));
    appendFileSync(path, '{"seq":2,"at":1\n');
    await ledger.append(fact("b"));
    const reading = await ledger.read();
    expect(reading.faults.map(({ line, kind }) => [line, kind])).toEqual([[2, "torn"]]);
  });
});

describe("openRotation()", () => {
  test("openRotation() finds the rotation that was not finished, with what its entries said", async () => {
    const ledger = createLedgerFile(path);
    const base = { kind: "rotation", key: "bot", exchange: "binance" } as const;
    await ledger.append({ ...base, rotation: "r1", state: "planned", newName: "kg-r1", graceMs: 5 });
    await ledger.append({ ...base, rotation: "r1", state: "closed" });
    expect(openRotation((await ledger.read()).entries, "bot")).toBeUndefined();
    await ledger.append({ ...base, rotation: "r2", state: "planned", newName: "kg-r2", graceMs: 7 });
    await ledger.append({ ...base, rotation: "r2", state: "creating" });
    expect(openRotation((await ledger.read()).entries, "bot")).toMatchObject({
      id: "r2",
      state: "creating",
      newName: "kg-r2",
      graceMs: 7,
    });
    expect(openRotation((await ledger.read()).entries, "other")).toBeUndefined();
  });
});

describe("createLedgerFile() with its head beside it", () => {
  const head = (): string => join(directory, "state", "ledger.head");
  const kinds = async (): Promise<string[]> => (await createLedgerFile(path).read()).faults.map(({ kind }) => kind);

  test("createLedgerFile() tells that whole lines were cut off at the end, however many, and writes nothing on top", async () => {
    const ledger = createLedgerFile(path);
    for (const key of ["a", "b", "c"]) await ledger.append(fact(key));
    const whole = readFileSync(path, "utf8");
    const lines = whole.trimEnd().split("\n");
    for (let left = 0; left < lines.length; left++) {
      writeFileSync(
        path,
        lines
          .slice(0, left)
          .map((line) => `${line}\n`)
          .join(""),
      );
      expect([left, await kinds()]).toEqual([left, ["cut"]]);
      await expect(createLedgerFile(path).append(fact("d"))).rejects.toMatchObject({ code: "KG_ROTATION_LEDGER" });
    }
    rmSync(path);
    expect(await kinds()).toEqual(["cut"]);
    writeFileSync(path, whole);
    expect(await kinds()).toEqual([]);
  });

  test("createLedgerFile() tells an end that was written anew, and one altered entry once", async () => {
    const ledger = createLedgerFile(path);
    const first = await ledger.append(fact("a"));
    await ledger.append(fact("b"));
    const other = await linkEntry(first, fact("c"), 1);
    const [line = "", second = ""] = readFileSync(path, "utf8").split("\n");
    writeFileSync(path, `${line}\n${JSON.stringify(other)}\n`);
    expect((await createLedgerFile(path).read()).faults).toEqual([
      { line: 2, kind: "cut", what: "entry 2 is another one than had been written" },
    ]);
    writeFileSync(path, `${line}\n${second.replace('"b"', '"x"')}\n`);
    expect(await kinds()).toEqual(["altered"]);
  });

  test.each([
    ["older, as a crash between the two writes leaves it", (text: string) => text],
    ["gone", () => undefined],
    ["empty, as a power loss may leave it", () => ""],
    ["half a line", (text: string) => text.slice(0, 30)],
  ])("createLedgerFile() goes on when the head is %s", async (_, spoil) => {
    const ledger = createLedgerFile(path);
    await ledger.append(fact("a"));
    const before = readFileSync(head(), "utf8");
    await ledger.append(fact("b"));
    const left = spoil(before);
    if (left === undefined) rmSync(head());
    else writeFileSync(head(), left);
    expect(await kinds()).toEqual([]);
    await createLedgerFile(path).append(fact("c"));
    expect([await kinds(), readFileSync(head(), "utf8")]).toEqual([
      [],
      expect.stringMatching(/^0{14}3 [0-9a-f]{64}\n$/u),
    ]);
    expect(statSync(head()).mode & 0o777).toBe(0o600);
  });
});

describe("tryLock()", () => {
  test("tryLock() refuses while the holder lives and names it", async () => {
    const lock = join(directory, "one.lock");
    const held = await tryLock(lock);
    expect(typeof held).toBe("object");
    expect(await tryLock(lock)).toBe(`process ${process.pid} on ${(await import("node:os")).hostname()}`);
    if (typeof held === "object") await held.release();
    const again = await tryLock(lock);
    expect(typeof again).toBe("object");
    if (typeof again === "object") await again.release();
  });

  test("tryLock() takes over at once from a process that was killed, where the system can tell", async () => {
    const lock = join(directory, "two.lock");
    const script = join(directory, "holder.mjs");
    writeFileSync(
      script,
      `import { tryLock } from ${JSON.stringify(new URL("../src/node/index.ts", import.meta.url).href)};
       await tryLock(process.argv[2]); process.send("held"); setInterval(() => {}, 1000);`,
    );
    const child = fork(script, [lock], { execArgv: ["--conditions=@keyguard/source"] });
    await new Promise((resolve) => child.once("message", resolve));
    expect(await tryLock(lock)).toMatch(new RegExp(`process ${child.pid} `, "u"));
    child.kill("SIGKILL");
    await new Promise((resolve) => child.once("exit", resolve));
    expect(typeof (await tryLock(lock))).toBe(process.platform === "linux" ? "object" : "string");
  });

  test("tryLock() does not take a lock of another machine for stale", async () => {
    const lock = join(directory, "three.lock");
    writeFileSync(lock, JSON.stringify({ host: "elsewhere", space: "", pid: 1, began: "", token: "t" }));
    expect(await tryLock(lock)).toBe("process 1 on elsewhere");
    expect(await readLock(lock)).toEqual({ who: "process 1 on elsewhere", gone: false, here: false });
    expect(await breakLock(lock, 10)).toBe(true);
    const held = await tryLock(lock);
    expect(typeof held).toBe("object");
    // Not that of a process of this machine, and not one whose heart beats, whatever the clocks say.
    expect([await breakLock(lock, 10), await readLock(lock)]).toEqual([
      false,
      { who: expect.stringContaining(`process ${process.pid} `), gone: false, here: true },
    ]);
    if (typeof held === "object") await held.release();
    writeFileSync(lock, JSON.stringify({ host: "elsewhere", space: "", pid: 1, began: "", token: "t" }));
    const beating = setInterval(() => utimesSync(lock, 4_000_000_000, Math.random() * 1_000_000), 5);
    expect(await breakLock(lock, 200)).toBe(false);
    clearInterval(beating);
    expect(readFileSync(lock, "utf8")).toContain("elsewhere");
    rmSync(lock);
    expect([await readLock(lock), await breakLock(lock, 10)]).toEqual([undefined, true]);
  });
});

describe("lastReplaced()", () => {
  const DAY = 86_400_000;
  const now = Date.UTC(2026, 0, 10);

  async function written(...moments: readonly number[]): Promise<readonly LedgerEntry[]> {
    const text: string[] = [];
    let end: ChainEnd = { seq: 0, hash: GENESIS };
    for (const rotatedAt of moments) {
      const entry = await linkEntry(end, { kind: "record", key: "bot", rotatedAt, how: "manual" }, rotatedAt);
      text.push(`${JSON.stringify(entry)}\n`);
      end = entry;
    }
    return (await readLedger(text.join(""))).entries;
  }

  test("lastReplaced() leaves out what a wrong clock put into the future, and futureReplacement() tells it", async () => {
    const entries = await written(now - 40 * DAY, now + DAY / 2, now + 400 * DAY);
    expect(lastReplaced(entries, "bot", now)).toBe(now + DAY / 2); // within a day clocks and zones differ
    expect(futureReplacement(entries, "bot", now)).toBe(now + 400 * DAY);
    expect(lastReplaced(entries, "bot")).toBe(now + 400 * DAY);
    expect([lastReplaced(entries, "other", now), futureReplacement(entries, "other", now)]).toEqual([null, null]);
    expect(futureReplacement(await written(now), "bot", now)).toBeNull();
  });

  test("declaredEvents() takes an event from the future for one of now", async () => {
    const end = { seq: 0, hash: GENESIS };
    const leak = { kind: "event", key: "bot", event: "leaked", happenedAt: now + 400 * DAY } as const;
    const entry = await linkEntry(end, leak, now);
    expect(declaredEvents([entry], "bot", now)).toEqual([{ event: "leaked", at: now }]);
  });
});

import { generateRun, seededRandom } from "@keyguard/testkit/synthetic";
import { describe, expect, it } from "vitest";
import {
  type Carried,
  carryOver,
  type Cluster,
  type Edits,
  editsOf,
  type Ground,
  groundOf,
  isSame,
} from "../../src/node/git/carry-over.ts";
import { judgeEdits } from "../../src/node/git/judge-edits.ts";
import type { EditJudge } from "../../src/node/git/scan-engine.ts";
import { createGitEngine } from "../../src/node/git-engine.ts";
import { Reach } from "../../src/text/reach.ts";

const engine = createGitEngine();
const judge = engine.edits as EditJudge;
const encoder = new TextEncoder();

/** Words of runs as a delta has them: target, length, base. */
function edits(
  runs: readonly (readonly [number, number, number])[],
  size: number,
  baseSize: number,
): Edits | undefined {
  return editsOf(Uint32Array.from(runs.flat()), 0, runs.length, size, baseSize);
}

describe("editsOf()", () => {
  it("joins stretches that follow each other in both", () => {
    expect(
      edits(
        [
          [0, 10, 0],
          [10, 5, 10],
          [20, 5, 15],
        ],
        25,
        20,
      )?.runs,
    ).toEqual([
      { target: 0, source: 0, length: 15 },
      { target: 20, source: 15, length: 5 },
    ]);
  });

  it("takes words that were copied from anywhere for new ones", () => {
    expect(
      edits(
        [
          [0, 100, 0],
          [100, 7, 20],
          [107, 90, 100],
          [197, 8, 150],
        ],
        205,
        200,
      )?.runs,
    ).toEqual([
      { target: 0, source: 0, length: 100 },
      { target: 107, source: 100, length: 90 },
    ]);
  });

  it("says nothing of a file of more stretches than a bound", () => {
    const runs = Array.from({ length: 5000 }, (_, i) => [i * 3, 2, i * 4] as const);
    expect(edits(runs, 15_000, 20_000)).toBeUndefined();
  });
});

describe("carryOver()", () => {
  const calm: EditJudge = { isIdle: () => true, headOf: () => "", headBytes: 10 };
  const cluster = (start: number, end: number): Cluster => ({ start, end, fingerprints: ["a"], telling: true });
  const ground: Ground = { clusters: [cluster(100, 200)], far: [], head: undefined };
  const bytes = new Uint8Array(400);
  const over = (
    runs: readonly (readonly [number, number, number])[],
    rests = ground,
    size = 400,
  ): Carried | undefined => {
    const made = edits(runs, size, 300);
    return made === undefined ? undefined : carryOver(rests, made, bytes, calm);
  };

  it("moves what a verdict rests on with the text", () => {
    const carried = over([
      [0, 50, 0],
      [150, 250, 50],
    ]);
    expect(carried?.ground.clusters).toEqual([cluster(200, 300)]);
    expect(carried?.touched).toEqual([]);
    expect(carried?.edited).toEqual([{ start: 50, end: 150 }]);
  });

  it.each([
    [
      "an edit inside of it",
      [
        [0, 150, 0],
        [250, 150, 150],
      ],
      100,
      300,
    ],
    [
      "what is gone from its beginning",
      [
        [0, 90, 0],
        [90, 150, 150],
      ],
      90,
      140,
    ],
    [
      "what is gone from its end",
      [
        [0, 150, 0],
        [180, 60, 240],
      ],
      100,
      180,
    ],
    [
      "all of it gone",
      [
        [0, 90, 0],
        [120, 60, 240],
      ],
      90,
      120,
    ],
  ] as const)("tells how far a stretch reaches that is touched by %s", (_what, runs, start, end) => {
    const carried = over(runs, ground, 240);
    expect(carried?.ground.clusters).toEqual([]);
    expect(carried?.touched).toEqual([{ start, end }]);
  });

  it("keeps nothing at an edge of the file before or behind which something comes", () => {
    const first = { ...ground, clusters: [cluster(0, 50)] };
    const last = { ...ground, clusters: [cluster(250, 300)] };
    expect(over([[100, 300, 0]], first)?.touched).toEqual([{ start: 100, end: 150 }]);
    expect(over([[0, 300, 0]], first)?.touched).toEqual([]);
    expect(over([[0, 300, 0]], last)?.touched).toEqual([{ start: 250, end: 300 }]);
    expect(over([[100, 300, 0]], last)?.touched).toEqual([]);
  });

  it("gives nothing where what all depends on is touched", () => {
    const far = { ...ground, far: [{ start: 0, end: 20 }] };
    expect(over([[0, 300, 0]], far)).toBeDefined();
    expect(over([[100, 300, 0]], far)).toBeUndefined();
  });

  it("gives nothing for a file that has lost more than a half", () => {
    expect(over([[0, 210, 0]], ground, 210)).toBeDefined();
    expect(over([[0, 149, 100]], { ...ground, clusters: [] }, 149)).toBeUndefined();
  });

  it("asks anew what the head of a file tells, where that was written anew", () => {
    const said = { ...ground, head: "binance name " };
    const made = edits([[105, 295, 5]], 400, 300) as Edits;
    expect(carryOver(said, made, bytes, calm)).toBeUndefined();
    expect(carryOver(said, made, bytes, { ...calm, headOf: () => "binance name " })).toBeDefined();
  });
});

// What may stand in a line, most of it plain code: whatever else can change what a credential is taken for.
const random = seededRandom("carry-over");
const pick = <T>(list: readonly T[]): T => random.pick(list);
const hex = (length: number): string => generateRun("lower-hex", length, random);
const alnum = (length: number): string => generateRun("alnum", length, random);
const pem = (part: string): string => `-----${part} PRIVATE KEY-----`;
const NAMES = ["binance", "kraken", "okx", "bybit", "gate", "kucoin", "coinbase"];

const LINES: readonly (() => string)[] = [
  ...Array.from(
    { length: 40 },
    () => () => `    total = total + ${random.int(1000)}  # ${"more of it, ".repeat(random.int(12))}`,
  ),
  ...Array.from({ length: 12 }, () => () => `${" ".repeat(pick([0, 2, 4]))}def step_${hex(3)}(self, size):`),
  ...Array.from({ length: 6 }, () => () => ""),
  () => `import ${pick(NAMES)}`,
  () => `exchange = "${pick(NAMES)}"`,
  () => `url = "https://api.${pick(NAMES)}.com/v3/${hex(8)}"`,
  () => `# ${pick(NAMES)} account`,
  () => `[${pick(NAMES)}]`,
  () => `${pick(NAMES)}:`,
  () => `${pick(NAMES)} = {`,
  () => "}",
  () => "[",
  () => `api_key = "${alnum(64)}"`,
  () => `api_secret = "${alnum(64)}"`,
  () => `  "apiKey": "${alnum(pick([18, 32, 36, 64]))}",`,
  () => `  "secret": "${pick([hex, alnum])(pick([32, 40, 64]))}",`,
  () => `  passphrase: "${alnum(12)}"`,
  () => `${pick(["token", "sha", "id", "password", "private_key"])} = "${hex(pick([40, 64]))}"`,
  () => `client = Client("${alnum(64)}", "${alnum(64)}")`,
  () => alnum(64),
  () => `key,secret,name`,
  () => `${alnum(64)},${alnum(64)},main`,
  () => `log("{\\"secret\\": \\"${alnum(48)}\\"}")`,
  () => pem("BEGIN"),
  () => `MIGH${generateRun("base64", 120, random)}`,
  () => pem("END"),
  () => `"ciphertext": "${hex(64)}"`,
  () => `postgres://user:${alnum(16)}@db.internal:5432/main`,
];

/** Lines that say nothing of a credential, as far as they stand by themselves. */
const calm = LINES.slice(0, 58);
const telling = LINES.slice(58);
/** What reaches through all of a text: escapes, and files within it. */
const FAR = /\\|-----|ciphertext/u;
const near = telling.filter((line) => !FAR.test(line()));
const KEYS = [
  () => `api_secret = "${alnum(64)}"`,
  () => `  "apiKey": "${alnum(64)}", "secret": "${alnum(64)}",`,
  () => `client = Client("${alnum(64)}", "${alnum(64)}")`,
];

interface Change {
  readonly at: number;
  readonly removed: number;
  readonly lines: readonly string[];
}

/** A version of a text with some lines changed, and the delta that makes it. */
function changed(lines: readonly string[], changes: readonly Change[]): { lines: string[]; edits: Edits } {
  const next: string[] = [];
  const runs: [number, number, number][] = [];
  const sizeOf = (some: readonly string[]): number => some.reduce((sum, line) => sum + line.length + 1, 0);
  let [line, target, source] = [0, 0, 0];
  for (const { at, removed, lines: added } of [...changes, { at: lines.length, removed: 0, lines: [] }]) {
    if (at < line) continue;
    const kept = lines.slice(line, at);
    if (kept.length > 0) runs.push([target, sizeOf(kept), source]);
    next.push(...kept, ...added);
    target += sizeOf(kept) + sizeOf(added);
    source += sizeOf(kept) + sizeOf(lines.slice(at, at + removed));
    line = at + removed;
  }
  return { lines: next, edits: edits(runs, target, sizeOf(lines)) as Edits };
}

/** What a text holds, and what that rests on. */
async function judged(bytes: Uint8Array, path: string): Promise<{ found: string; ground: Ground | undefined }> {
  const reach = new Reach();
  const names = (await engine.names?.(bytes, path, reach)) ?? [];
  const found = [...new Set(names.map(({ fingerprint }) => fingerprint))].sort().join();
  return { found, ground: groundOf(reach, bytes, names, judge) };
}

describe("carryOver() and judgeEdits() with keyguard's own engine", () => {
  it.each([
    // Places of interest, lines between them, the share of lines of interest among new ones.
    ["a few places", 2, 1500, 0.15, telling],
    ["many places", 9, 4000, 0.3, near],
  ])(
    "find in a text of %s what judging it whole finds",
    async (_what, most, length, share, some) => {
      const lineOf = (): string => pick(some)();
      const counts = { same: 0, anew: 0 };
      const wrong: string[] = [];
      for (let round = 0; round < 25; round++) {
        const path = pick(["bot/config.py", "keys.csv", "notes.txt", "settings.toml", "src/main.go"]);
        // Long stretches of plain code, and what counts in some places.
        let lines = Array.from({ length: 200 + random.int(length) }, () => pick(calm)());
        for (let places = 1 + random.int(most); places > 0; places--) {
          const at = random.int(lines.length);
          const around = Array.from({ length: 8 }, () => (random.chance(0.6) ? lineOf() : pick(calm)()));
          lines.splice(at, 0, pick(KEYS)(), ...around);
        }
        let ground: Ground | undefined;
        let found = "";
        for (let version = 0; version < 12; version++) {
          const changes = Array.from({ length: pick([1, 1, 1, 2, 3]) }, () => ({
            at: random.int(lines.length),
            removed: pick([0, 0, 1, 1, 2, 5, 40]),
            lines: Array.from({ length: pick([0, 1, 1, 2, 3, 60]) }, () =>
              random.chance(share) ? lineOf() : pick(calm)(),
            ),
          })).sort((a, b) => a.at - b.at);
          const next = version === 0 ? undefined : changed(lines, changes);
          lines = next?.lines ?? lines;
          const bytes = encoder.encode(`${lines.join("\n")}\n`);
          const carried =
            ground === undefined || next === undefined ? undefined : carryOver(ground, next.edits, bytes, judge);
          const whole = await judged(bytes, path);
          const isKept = carried !== undefined && isSame(carried, bytes, judge);
          const anew = carried === undefined || isKept ? undefined : await judgeEdits(carried, bytes, [path], engine);
          if (isKept) counts.same += 1;
          if (anew !== undefined) counts.anew += 1;
          if (anew !== undefined && JSON.stringify(anew.ground) !== JSON.stringify(whole.ground))
            wrong.push(`round ${round}, version ${version}: what the verdict rests on`);
          const told = isKept ? found : (anew?.fingerprints.join() ?? whole.found);
          if (told !== whole.found) wrong.push(`round ${round}, version ${version}: ${path}`);
          // As in a history, what a verdict rests on comes from version to version.
          ground = isKept ? carried.ground : anew === undefined ? whole.ground : anew.ground;
          found = whole.found;
        }
      }
      expect(wrong).toEqual([]);
      expect(counts.same).toBeGreaterThan(20);
      expect(counts.anew).toBeGreaterThan(10);
    },
    120_000,
  );
});

describe("judgeEdits() of what is told by another place", () => {
  const plain = (length: number): string[] =>
    Array.from({ length }, (_, i) => `    total = total + ${i}  # more of it, and of all the rest`);
  const pair = [`okx_api_key = "${alnum(64)}"`, `okx_api_secret = "${alnum(64)}"`];
  const id = hex(64);
  const [key, secret] = [
    `kraken_api_key = "${alnum(56)}"`,
    `kraken_api_secret = "${generateRun("base64", 86, random)}=="`,
  ];

  it.each([
    // Lines that are changed, what they were, what they are.
    ["a name", [...plain(900), "commit_id =", `"${id}"`, ...plain(900), ...pair], 900, 1, ["api_secret ="]],
    ["a half far away", [...plain(900), key, ...plain(900), ...pair], 1000, 0, [secret]],
    ["a half that is gone", [...plain(900), key, ...plain(90), secret, ...plain(900), ...pair], 991, 1, []],
  ])("finds what %s tells", async (_what, lines, at, removed, added) => {
    const next = changed(lines, [{ at, removed, lines: added }]);
    const [base, version] = [lines, next.lines].map((some) => encoder.encode(`${some.join("\n")}\n`));
    const old = await judged(base as Uint8Array, "bot.py");
    const whole = await judged(version as Uint8Array, "bot.py");
    expect(whole.found).not.toEqual(old.found);
    const carried = carryOver(old.ground as Ground, next.edits, version as Uint8Array, judge) as Carried;
    const anew = await judgeEdits(carried, version as Uint8Array, ["bot.py"], engine);
    expect(anew?.fingerprints.join()).toEqual(whole.found);
    expect(anew?.ground).toEqual(whole.ground);
  });

  it("leaves to others what may hold a file", async () => {
    const lines = [...plain(900), ...pair];
    const next = changed(lines, [{ at: 100, removed: 0, lines: [pem("BEGIN")] }]);
    const [base, version] = [lines, next.lines].map((some) => encoder.encode(`${some.join("\n")}\n`));
    const { ground } = await judged(base as Uint8Array, "bot.py");
    const carried = carryOver(ground as Ground, next.edits, version as Uint8Array, judge) as Carried;
    expect(await judgeEdits(carried, version as Uint8Array, ["bot.py"], engine)).toBeUndefined();
  });
});

describe("carryOver() of what is far and counts all the same", () => {
  const plain = Array.from({ length: 500 }, (_, i) => `    total = total + ${i}  # more of it`);
  const pair = [`api_key = "${alnum(64)}"`, `api_secret = "${alnum(64)}"`];
  const rows = Array.from({ length: 90 }, (_, i) => `bot${i},${i},none`);

  it.each([
    ["an import", "bot.py", ["import binance", ...plain, ...pair], ["import kraken"]],
    ["a name in a comment", "bot.py", ["# on kraken", ...plain, ...pair], ["# on binance"]],
    [
      "the heading of a table",
      "keys.csv",
      ["name,api_key,api_secret", ...rows, `main,${alnum(64)},${alnum(64)}`],
      ["a,b,c"],
    ],
  ])("gives nothing where %s is changed", async (_what, path, lines, first) => {
    const next = changed(lines, [{ at: 0, removed: 1, lines: first }]);
    const [base, version] = [lines, next.lines].map((some) => encoder.encode(`${some.join("\n")}\n`));
    const old = await judged(base as Uint8Array, path);
    expect((await judged(version as Uint8Array, path)).found).not.toEqual(old.found);
    expect(carryOver(old.ground as Ground, next.edits, version as Uint8Array, judge)).toBeUndefined();
  });

  it("keeps the verdict where another import comes", async () => {
    const lines = ["import binance", ...plain, ...pair];
    const next = changed(lines, [{ at: 1, removed: 0, lines: ["import os"] }]);
    const [base, version] = [lines, next.lines].map((some) => encoder.encode(`${some.join("\n")}\n`));
    const old = await judged(base as Uint8Array, "bot.py");
    const carried = carryOver(old.ground as Ground, next.edits, version as Uint8Array, judge) as Carried;
    expect(isSame(carried, version as Uint8Array, judge)).toBe(true);
    expect((await judged(version as Uint8Array, "bot.py")).found).toEqual(old.found);
  });
});

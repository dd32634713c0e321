import { generateRun, seededRandom } from "@keyguard/testkit/synthetic";
import { describe, expect, it } from "vitest";
import { carryOver, type Edits, editsOf, type Ground, groundOf } from "../../src/node/git/carry-over.ts";
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
    const runs = Array.from({ length: 600 }, (_, i) => [i * 3, 2, i * 4] as const);
    expect(edits(runs, 1800, 2400)).toBeUndefined();
  });
});

describe("carryOver()", () => {
  const calm: EditJudge = { isIdle: () => true, headOf: () => "", headBytes: 10 };
  const ground: Ground = { reach: [{ start: 100, end: 200 }], head: undefined };
  const bytes = new Uint8Array(400);
  const over = (
    runs: readonly (readonly [number, number, number])[],
    rests = ground,
    size = 400,
  ): Ground | undefined => {
    const made = edits(runs, size, 300);
    return made === undefined ? undefined : carryOver(rests, made, bytes, calm);
  };

  it("moves what a verdict rests on with the text", () => {
    expect(
      over([
        [0, 50, 0],
        [150, 250, 50],
      ])?.reach,
    ).toEqual([{ start: 200, end: 300 }]);
  });

  it("gives nothing for an edit inside of it", () => {
    expect(
      over([
        [0, 150, 0],
        [250, 150, 150],
      ]),
    ).toBeUndefined();
  });

  it("gives nothing for what comes before the beginning of a file or behind its end", () => {
    const first = { ...ground, reach: [{ start: 0, end: 50 }] };
    const last = { ...ground, reach: [{ start: 250, end: 300 }] };
    expect(over([[100, 300, 0]], first)).toBeUndefined();
    expect(over([[0, 300, 0]], first)).toBeDefined();
    expect(over([[0, 300, 0]], last)).toBeUndefined();
    expect(over([[100, 300, 0]], last)).toBeDefined();
  });

  it("gives nothing for a file that has lost more than a half", () => {
    expect(over([[0, 210, 0]], ground, 210)).toBeDefined();
    expect(over([[0, 149, 100]], { ...ground, reach: [] }, 149)).toBeUndefined();
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
const lineOf = (): string => pick(telling)();
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

async function fingerprints(bytes: Uint8Array, path: string, reach?: Reach): Promise<string[]> {
  return [...new Set((await engine.scanBytes(bytes, path, reach)).map(({ fingerprint }) => fingerprint))].sort();
}

describe("carryOver() with keyguard's own engine", () => {
  it("keeps no verdict that judging the version whole would change", async () => {
    let carried = 0;
    const wrong: string[] = [];
    for (let round = 0; round < 40; round++) {
      const path = pick(["bot/config.py", "keys.csv", "notes.txt", "settings.toml", "src/main.go"]);
      // Long stretches of plain code, and what counts in one or two places.
      let lines = Array.from({ length: 200 + random.int(1500) }, () => pick(calm)());
      for (let places = 1 + random.int(2); places > 0; places--) {
        const at = random.int(lines.length);
        const around = Array.from({ length: 8 }, () => (random.chance(0.6) ? lineOf() : pick(calm)()));
        lines.splice(at, 0, pick(KEYS)(), ...around);
      }
      let ground: Ground | undefined;
      let found: string[] = [];
      for (let version = 0; version < 12; version++) {
        const changes = Array.from({ length: pick([1, 1, 1, 2, 3]) }, () => ({
          at: random.int(lines.length),
          removed: pick([0, 0, 1, 1, 2, 5, 40]),
          lines: Array.from({ length: pick([0, 1, 1, 2, 3, 60]) }, () =>
            random.chance(0.15) ? lineOf() : pick(calm)(),
          ),
        })).sort((a, b) => a.at - b.at);
        const next = version === 0 ? undefined : changed(lines, changes);
        lines = next?.lines ?? lines;
        const bytes = encoder.encode(`${lines.join("\n")}\n`);
        const kept =
          ground === undefined || next === undefined ? undefined : carryOver(ground, next.edits, bytes, judge);
        const reach = new Reach();
        const whole = await fingerprints(bytes, path, reach);
        if (kept !== undefined && found.length > 0) {
          carried += 1;
          if (whole.join() !== found.join()) wrong.push(`round ${round}, version ${version}: ${path}`);
        }
        ground = kept ?? groundOf(reach, bytes, judge);
        found = whole;
      }
    }
    expect(wrong).toEqual([]);
    expect(carried).toBeGreaterThan(25);
  }, 120_000);
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
    const reach = new Reach();
    const old = await fingerprints(base as Uint8Array, path, reach);
    expect(await fingerprints(version as Uint8Array, path)).not.toEqual(old);
    const ground = groundOf(reach, base as Uint8Array, judge) as Ground;
    expect(carryOver(ground, next.edits, version as Uint8Array, judge)).toBeUndefined();
  });

  it("keeps the verdict where another import comes", async () => {
    const lines = ["import binance", ...plain, ...pair];
    const next = changed(lines, [{ at: 1, removed: 0, lines: ["import os"] }]);
    const [base, version] = [lines, next.lines].map((some) => encoder.encode(`${some.join("\n")}\n`));
    const reach = new Reach();
    const old = await fingerprints(base as Uint8Array, "bot.py", reach);
    const ground = groundOf(reach, base as Uint8Array, judge) as Ground;
    expect(carryOver(ground, next.edits, version as Uint8Array, judge)).toBeDefined();
    expect(await fingerprints(version as Uint8Array, "bot.py")).toEqual(old);
  });
});

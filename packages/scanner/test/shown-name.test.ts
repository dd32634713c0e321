import { buildCorpus } from "@keyguard/testkit/corpus";
import { generateRun, seededRandom } from "@keyguard/testkit/synthetic";
import type { Finding } from "@keyguard/core";
import { describe, expect, it, test } from "vitest";
import { FAMILIES } from "../src/families/registry.ts";
import { scanText } from "../src/index.ts";
import { shownName } from "../src/shown-name.ts";

const random = seededRandom("shown-name");
const alnum = (length: number): string => generateRun("alnum", length, random);

describe("shownName()", () => {
  it.each([
    "BINANCE_API_SECRET_KEY",
    "hyperliquid_perpetual_secret_key",
    "HyperliquidPrivateKey",
    "x-api-key",
    "Authorization: Basic",
    "api_key_2",
    "секретный ключ",
  ])("shows %s whole", (name) => expect(shownName(name)).toBe(name));

  it.each([
    ["behind a value", `${alnum(32)}ApiSecret`, "…"],
    ["before one", `secretKey${alnum(64)}`, "…"],
    ["that is one, with a sign before it", `X-${alnum(64)}`, "X-…"],
    ["with an id", "account_3f9a8b2c-1d4e-4f6a-9b8c-7d6e5f4a3b2c_key", "account_…-…-…-…-…_key"],
    ["in groups", "AB3DE6GH-4K6MN8PQ-7T9VW2XY_key", "…-…-…_key"],
    ["in a sentence with one", `the key ${alnum(20)}1a is`, "the key … is"],
  ])("hides what may be a value in a name %s", (_where, name, shown) => expect(shownName(name)).toBe(shown));

  it("shows 60 characters at most", () => expect(shownName("key ".repeat(40)).length).toBeLessThanOrEqual(60));
});

/** Everything that a finding says in words. */
function words({ evidence, message, remedy, attackerCould, ruleId }: Finding): string {
  return [...evidence, message, remedy, attackerCould, ruleId].join("\n");
}

/** True where nine characters of a value that are no word's stand in a text. */
function tells(text: string, value: string): boolean {
  for (let i = 0; i + 9 <= value.length; i++) {
    const piece = value.slice(i, i + 9);
    if (/\d/u.test(piece) && text.includes(piece)) return true;
  }
  return false;
}

describe("what a finding says in words", () => {
  const corpus = buildCorpus({ seed: "words-1", cells: 1500, forms: "all", families: FAMILIES });
  const planted = new Map<string, string[]>();
  for (const { file, line, endLine, column, endColumn } of corpus.answers.credentials.flatMap(({ parts }) => parts)) {
    const lines = corpus.files.get(file)?.split("\n") ?? [];
    const value = (lines[line - 1] ?? "").slice(column - 1, endColumn - 1);
    if (line === endLine && value.length >= 12) planted.set(file, [...(planted.get(file) ?? []), value]);
  }

  test("holds no piece of a value of the file, in whatever form it is written", async () => {
    const told: string[] = [];
    for (const [path, text] of corpus.files) {
      const said = (await scanText(text, { path })).map(words).join("\n");
      if (planted.get(path)?.some((value) => tells(said, value)) === true) told.push(path);
    }
    expect(told).toEqual([]);
    expect(planted.size).toBeGreaterThan(1_000);
  });

  test.each(["Jwt", "token", "secret", "Key", "okx", "bybit", "webhook"])(
    "holds no piece of a value that is a name and has %s inside",
    async (word) => {
      for (let round = 0; round < 40; round++) {
        const [key, secret] = [alnum(20) + word + alnum(37), alnum(64)];
        const texts = [
          `binance = {"${key}": "${secret}"}`,
          `X-${key}: ${secret}`,
          `okx ${key} ${secret}\n`,
          `[${key}]\nsecret = "${secret}"\napi_key = "${alnum(64)}"\n`,
        ];
        for (const text of texts) {
          const said = (await scanText(text, { path: "keys.py" })).map(words).join("\n");
          expect([key, secret].filter((value) => tells(said, value))).toEqual([]);
        }
      }
    },
  );
});

import {
  aezeed,
  algorandMnemonic,
  bip39Mnemonic,
  BIP39_WORDS,
  brokenMnemonic,
  electrumSeed,
  polyseed,
  seededRandom,
  tonMnemonic,
} from "@keyguard/testkit/synthetic";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadMnemonics } from "../../src/proofs/load-mnemonics.ts";
import { PUBLISHED_PHRASES } from "./published-vectors.ts";

const { findMnemonics, mayHoldPhrase } = await loadMnemonics();
const random = seededRandom("mnemonics");
const schemes = (text: string): string[] =>
  findMnemonics(text).map((one) => `${one.scheme} ${one.words} ${one.standsAlone}`);

describe("findMnemonics()", () => {
  test.each(PUBLISHED_PHRASES)("knows the %s phrase of %s", (scheme, _source, phrase) => {
    expect(findMnemonics(phrase).map((one) => one.scheme)).toEqual([scheme]);
  });

  test.each(Object.keys(BIP39_WORDS))("knows every length in %s", (language) => {
    for (const words of [12, 15, 18, 21, 24]) {
      const [found, ...more] = findMnemonics(`phrase = "${bip39Mnemonic(random, words, language)}"`);
      expect(more).toEqual([]);
      expect(found).toMatchObject({ scheme: "bip39", words, standsAlone: true });
    }
  });

  const spellings: readonly (readonly [string, (words: string[]) => string])[] = [
    ["one a line", (words) => words.join("\n")],
    ["numbered", (words) => words.map((word, i) => `${i + 1}. ${word}`).join("\n")],
    ["a JSON list", (words) => JSON.stringify(words)],
    ["commas", (words) => words.join(", ")],
    ["escaped line ends", (words) => words.join(String.raw`\n`)],
    ["capitals", (words) => words.join(" ").toUpperCase()],
    ["a table", (words) => words.map((word) => `| ${word} |`).join("\n")],
    ["numbered fields", (words) => words.map((word, i) => `word${i + 1}: ${word}`).join("\n")],
  ];
  test.each(spellings)("reads %s", (_name, spell) => {
    const text = `x\n\n= ${spell(bip39Mnemonic(random, 12).split(" "))}`;
    expect(schemes(text)).toEqual(["bip39 12 true"]);
  });

  test("says where it stands and what it is in plain form", () => {
    const phrase = bip39Mnemonic(random, 12);
    const text = `const m = '${phrase}';`;
    const [found] = findMnemonics(text);
    expect(text.slice(found?.start, found?.end)).toBe(phrase);
    expect(found?.phrase).toBe(phrase);
  });

  test("is silent about a wrong checksum, the list itself and filler", () => {
    for (let i = 0; i < 30; i++)
      expect(findMnemonics(brokenMnemonic(random)).filter((one) => one.standsAlone)).toEqual([]);
    const list = BIP39_WORDS["english"] ?? [];
    expect(findMnemonics(list.slice(0, 48).join("\n"))).toEqual([]);
    expect(findMnemonics(list.join(" "))).toEqual([]);
    expect(findMnemonics(`${"abandon ".repeat(11)}about`)).toEqual([]);
  });

  test("lets a window of a longer run stand only with a label", () => {
    const text = `copy phrase seed ${bip39Mnemonic(random, 12)}`;
    const found = findMnemonics(text).filter((one) => one.scheme === "bip39");
    expect(found.map((one) => one.standsAlone)).toEqual([false]);
  });

  test.each([electrumSeed, tonMnemonic, polyseed])(
    "finds a phrase of %o that goes on in words of the list, with a label",
    (make) => {
      const phrase = make(random);
      const text = `the mnemonic is ${phrase} please keep it`;
      const found = findMnemonics(text).filter((one) => one.phrase === phrase);
      expect(found.map((one) => one.standsAlone)).toEqual([false]);
    },
  );

  test("tells the phrases of a list apart, and a phrase from the name after it", () => {
    const phrases = Array.from({ length: 3 }, () => bip39Mnemonic(random, 12));
    expect(findMnemonics(JSON.stringify(phrases)).map((one) => one.phrase)).toEqual(phrases);
    for (const phrase of phrases) {
      const found = findMnemonics(`mnemonic: "${phrase}",\n  path: "m/44'/0'"`);
      expect(found.map((one) => [one.phrase, one.standsAlone])).toEqual([[phrase, true]]);
    }
  });

  test("knows aezeed by its checksum", () => {
    const [, ...words] = aezeed(random).split(" ");
    expect(schemes(aezeed(random))).toEqual(["aezeed 24 true"]);
    expect(schemes(["zoo", ...words].join(" "))).not.toContain("aezeed 24 true");
  });

  test("knows Polyseed, and hardly one of its phrases with a word changed", () => {
    for (let i = 0; i < 50; i++) expect(schemes(polyseed(random))).toEqual(["polyseed 16 true"]);
    const changed = Array.from({ length: 200 }, () => {
      const [, ...words] = polyseed(random).split(" ");
      return ["zoo", ...words].join(" ");
    });
    expect(changed.filter((text) => schemes(text).includes("polyseed 16 true")).length).toBeLessThan(4);
  });

  test("knows the schemes whose phrases fail BIP-39", () => {
    expect(findMnemonics(tonMnemonic(random)).map((one) => one.scheme)).toContain("ton");
    expect(schemes(algorandMnemonic(random))).toEqual(["algorand 25 true"]);
    expect(findMnemonics(electrumSeed(random)).map((one) => one.scheme)).toEqual(["electrum"]);
  });

  test("stops stretching phrases when the file's budget is spent, and still finds plain ones", () => {
    const run = (): string => brokenMnemonic(random, 24);
    const budget = { stretches: 3, windows: 0 };
    const text = [run(), run(), run(), run(), tonMnemonic(random), bip39Mnemonic(random, 24)].join(" .\n");
    expect(findMnemonics(text, budget).map((one) => one.scheme)).not.toContain("ton");
    expect(findMnemonics(text).map((one) => one.scheme)).toContain("ton");
    expect(findMnemonics(text, budget).map((one) => one.scheme)).toContain("bip39");
    expect(budget.stretches).toBeLessThanOrEqual(0);
  });

  test("takes whatever text there is", () => {
    const one = fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (text) => {
      expect(findMnemonics(text)).toEqual([]);
    });
    fc.assert(one);
  });
});

describe("mayHoldPhrase()", () => {
  test.each(PUBLISHED_PHRASES)("is true of the %s phrase of %s", (_scheme, _source, phrase) => {
    expect(mayHoldPhrase(`before it: ${phrase}, and behind`)).toBe(true);
  });

  test.each(Object.keys(BIP39_WORDS))("is true of phrases in %s, however they are written", (language) => {
    for (let i = 0; i < 50; i++) {
      const words = bip39Mnemonic(random, 12, language).split(/\s/u);
      if (findMnemonics(words.join(" ")).length === 0) continue; // words that repeat too often
      for (const glue of [" ", ", ", '",\n  "', "\n3. "]) expect(mayHoldPhrase(words.join(glue))).toBe(true);
    }
  });

  test.each([
    ["prose of another language", "Không thể tìm thấy tập tin cấu hình nào trong thư mục làm việc của bạn lúc này cả"],
    ["English prose", "This is the message that a person reads when the command could not find what it was asked for"],
    ["one word again and again", "any, ".repeat(40)],
  ])("is false of %s", (_, text) => {
    expect(mayHoldPhrase(text)).toBe(false);
  });
});

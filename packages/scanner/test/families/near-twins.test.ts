import {
  aezeed,
  bip39Mnemonic,
  ed25519Pkcs8,
  electrumSeed,
  familyTwins,
  generateFamilyValue,
  generateRun,
  generateShape,
  inAddress,
  jsonWebToken,
  keystoreV3,
  polyseed,
  type SeededRandom,
  seededRandom,
  solanaArray,
  tonMnemonic,
  toPem,
} from "@keyguard/testkit/synthetic";
import { describe, expect, test } from "vitest";
import type { Family, FamilyPart } from "../../src/families/family.ts";
import { matchWhole } from "../../src/families/match.ts";
import { FAMILIES } from "../../src/families/registry.ts";
import { scanText } from "../../src/index.ts";

// Every family finds what its service issues where people keep it, and says nothing of what is nearly that.

const NAMES: Readonly<Record<string, string>> = {
  key: "api_key",
  secret: "secret",
  token: "token",
  "private-key": "private_key",
};

/** A line in which a value of the family stands. */
function lineOf(family: Family, part: FamilyPart, value: string, random: SeededRandom): string {
  if (part.url !== undefined) return `get("${inAddress(part, value, random)}")\n`;
  const word = (family.keywords[0] ?? family.id).replaceAll(/[^\p{L}\d]+/gu, "_");
  const lead = part.lead === undefined ? "" : generateShape(part.lead, random);
  return `${word}_${NAMES[part.kind] ?? "key"} = "${lead}${value}"\n`;
}

async function rulesOf(text: string, path = "a.py"): Promise<readonly string[]> {
  return (await scanText(text, { path })).map(({ ruleId }) => ruleId);
}

const parts = FAMILIES.flatMap((family) =>
  family.parts.map((part) => ({ family, part, name: `${family.id}: ${part.label}` })),
);
const made = parts.filter(({ family, part }) => generateFamilyValue(family.id, part, seededRandom("probe")));

/** As often as the shape gives letters alone, words or a row of the keyboard, a value is left out. */
const ROUNDS = 12;
const FEWEST = 9;

describe("every family", () => {
  test.each(made)("finds $name where its place names it", async ({ family, part, name }) => {
    const random = seededRandom(`place ${name}`);
    let found = 0;
    for (let i = 0; i < ROUNDS; i++) {
      const value = generateFamilyValue(family.id, part, random) ?? "";
      if ((await rulesOf(lineOf(family, part, value, random))).includes(family.id)) found += 1;
    }
    expect(found).toBeGreaterThanOrEqual(FEWEST);
  });

  /** A sign at an end may be the sentence's, and the value without it is one. */
  const isOne = (family: Family, value: string): boolean =>
    [value, value.replace(/[=~.]+$/u, ""), value.replace(/^.*\//u, "")].some((text) =>
      matchWhole(text).some((match) => match.family === family),
    );
  /** One part is how another one begins. */
  const BEGINS_ALIKE = new Set(["twitter: bearer token", "stripe: webhook secret"]);

  const twins = made.flatMap(({ family, part, name }) => {
    const random = seededRandom(`twins ${name}`);
    const all = familyTwins(part, random).filter(({ value }) => !isOne(family, value));
    return all.length === 0 || BEGINS_ALIKE.has(name) ? [] : [{ family, part, name, all, random }];
  });

  test.each(twins)("says nothing of what is nearly $name", async ({ family, part, all, random }) => {
    for (const { flaw, value } of all) {
      const found = await scanText(lineOf(family, part, value, random), { path: "a.py" });
      expect([flaw, value, found.filter(({ ruleId }) => ruleId === family.id)]).toEqual([flaw, value, []]);
      if (flaw !== "placeholder" && flaw !== "words") continue;
      const loud = found.filter(({ severity }) => severity !== "low" && severity !== "info");
      expect([flaw, value, loud.map(({ ruleId }) => ruleId)]).toEqual([flaw, value, []]);
    }
  });

  test("has twins, but for those that only a checksum or a structure tells", () => {
    const told = new Set([...twins.map(({ family }) => family.id), ...STRUCTURES.map(([id]) => id)]);
    const left = FAMILIES.map(({ id }) => id).filter((id) => !told.has(id));
    expect(left).toEqual(["slip39-share", "url-query-secret"]);
  });
});

/** The phrase with one of its words in another's place. */
function withWrongWord(phrase: string): string {
  const words = phrase.split(" ");
  return words.map((word, i) => (i === 4 ? (words[5] ?? word) : word)).join(" ");
}

const random = seededRandom("structures");
const seed = (phrase: string): string => `seed phrase: ${phrase}\n`;
const pem = toPem(ed25519Pkcs8(random));
const account = (key: string, type: string): string =>
  `${JSON.stringify({ type, private_key_id: generateRun("lower-hex", 40, random), private_key: key }, null, 2)}\n`;
const array = solanaArray(random);
const keystore = keystoreV3(random);
const alert = (passphrase: string, fill: string): string =>
  `${JSON.stringify({ passphrase, ticker: fill, action: "buy" })}\n`;
const word = generateRun("alnum", 20, random);

type Structure = readonly [id: string, text: string, twin: string, path: string];
const inCode = (id: string, text: string, twin: string): Structure => [id, text, twin, "a.py"];
const inFile = (path: string, id: string, text: string, twin: string): Structure => [id, text, twin, path];
const inPhrase = (id: string, phrase: string): Structure => inCode(id, seed(phrase), seed(withWrongWord(phrase)));

/** Families that no shape tells: what is one, and what is nearly that. */
const STRUCTURES: readonly Structure[] = [
  inPhrase("aezeed-seed", aezeed(random)),
  inPhrase("bip39-mnemonic", bip39Mnemonic(random, 24)),
  inPhrase("electrum-seed", electrumSeed(random)),
  inPhrase("ton-mnemonic", tonMnemonic(random)),
  inPhrase("monero-seed", polyseed(random)),
  inFile("a.pem", "private-key", `${pem}\n`, `${pem.replace(/\n[^]*\n/u, "\n…\n")}\n`),
  inFile("a.json", "google-cloud", account(pem, "service_account"), account("-----BEGIN …", "service_account")),
  inFile(
    "id.json",
    "solana-keypair",
    array,
    array.replace(/\d+/u, (n) => String((Number(n) + 1) % 256)),
  ),
  inFile("UTC--x.json", "ethereum-keystore", keystore, keystore.replace('"mac"', '"tag"')),
  inCode(
    "url-credentials",
    `u = "postgres://bot:${word}@db.acme.io/x"\n`,
    'u = "postgres://[USER[:PASSWORD]@]HOST/x"\n',
  ),
  inFile("a.json", "tradingview-webhook", alert(word, "{{ticker}}"), alert("your_passphrase_here", "{{ticker}}")),
];

describe("families that no shape tells", () => {
  test.each(STRUCTURES)("%s is found, and its twin is not", async (id, text, twin, path: string = "a.py") => {
    expect(await rulesOf(text, path)).toContain(id);
    expect(await rulesOf(twin, path)).not.toContain(id);
  });

  test("a passphrase in any other message is no alert's", async () => {
    expect(await rulesOf(alert(word, "BTCUSDT"), "order.json")).not.toContain("tradingview-webhook");
  });

  test("an account's key is told from another key, and its id is no secret", async () => {
    expect(await rulesOf(account(pem, "service_account"), "a.json")).toEqual(["google-cloud"]);
    expect(await rulesOf(account(pem, "other"), "a.json")).toEqual(["private-key"]);
  });

  test.each([
    ["whoever serves", { iss: "supabase", role: "service_role" }, "supabase", "critical"],
    ["whoever opens the page", { iss: "supabase", role: "anon" }, "supabase", "low"],
    ["a stack on the own machine", { iss: "supabase-demo", role: "service_role" }, "jwt", "medium"],
  ])("a key of Supabase for %s is told by its role", async (_, claims, rule, severity) => {
    const [finding] = await scanText(`const key = "${jsonWebToken(random, claims)}";\n`, { path: "a.ts" });
    expect([finding?.ruleId, finding?.severity]).toEqual([rule, severity]);
  });

  test("a block of OpenPGP is found with its checksum", async () => {
    const body = Array.from({ length: 6 }, () => generateRun("base64", 64, random)).join("\n");
    const block = (label: string): string =>
      `-----BEGIN PGP ${label} KEY BLOCK-----\n\nl${body}\n=${generateRun("base64", 4, random)}\n-----END PGP ${label} KEY BLOCK-----\n`;
    expect(await rulesOf(block("PRIVATE"), "key.asc")).toEqual(["private-key"]);
    expect(await rulesOf(block("PUBLIC"), "key.asc")).toEqual([]);
  });
});

import { EXCHANGES, shapeLength } from "@keyguard/exchanges";
import {
  flipOne,
  generateFamilyValue,
  generateRun,
  inAddress,
  type SeededRandom,
  seededRandom,
  TOKEN_KINDS,
  WALLET_KINDS,
} from "@keyguard/testkit/synthetic";
import { describe, expect, test } from "vitest";
import type { Family, FamilyPart } from "../../src/families/family.ts";
import { scanText } from "../../src/index.ts";
import { familyAnchors } from "../../src/families/anchors.ts";
import { findAnchored, type FamilyMatch, matchWhole } from "../../src/families/match.ts";
import { FAMILIES } from "../../src/families/registry.ts";
import { findInUrl } from "../../src/families/url.ts";
import { loadHeavyProofs, prove } from "../../src/proofs/proof.ts";
import { found as foundIn } from "../support/scan.ts";

function makeValue(family: Family, part: FamilyPart, random: SeededRandom): string | undefined {
  return generateFamilyValue(family.id, part, random);
}

const library = await loadHeavyProofs();

/** Does the value fulfil its part's proof, or is there none? */
function proves({ part: { proof }, start, end }: FamilyMatch, text: string): boolean {
  return proof === undefined || prove(proof, text.slice(start, end), library) === "yes";
}

const parts = FAMILIES.flatMap((family) =>
  family.parts.map((part) => ({ family, part, name: `${family.id}: ${part.label}` })),
);

describe("FAMILIES", () => {
  test("have ids of their own that no exchange has, in order", () => {
    const ids = FAMILIES.map((family) => family.id);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(ids.filter((id) => EXCHANGES.some((exchange) => exchange.id === id))).toEqual([]);
  });

  test("say what was found, what could follow, what to do, and where it is from", () => {
    for (const family of FAMILIES) {
      expect(family.finds).toMatch(/^(?:a|an|the) /u);
      expect(family.attackerCould).not.toMatch(/[.]$/u);
      expect(family.remedy).toMatch(/[.)]$/u);
      expect(family.source.length).toBeGreaterThan(3);
      expect(family.keywords.filter((word) => word !== word.toLowerCase())).toEqual([]);
    }
  });

  test("bound every shape and ask for context where a shape is all there is", () => {
    for (const { part } of parts) {
      for (const shape of part.shapes) expect(shapeLength(shape).max).toBeLessThanOrEqual(8192);
      const certain =
        /^(?:wif|ed25519-pair|xrp|macaroon|uuid-crockford|jwt|discord-token|supabase-(?:anon|service))$/u.test(
          part.proof ?? "",
        );
      const distinct = part.anchors !== undefined || part.structure !== undefined || part.url !== undefined;
      expect(part.contextRequired || certain || distinct).toBe(true);
    }
  });
});

const made = parts.filter(({ family, part }) => makeValue(family, part, seededRandom("probe")) !== undefined);

describe("matchWhole()", () => {
  const whole = made.filter(
    ({ part }) => part.url === undefined && part.kind !== "mnemonic" && part.kind !== "passphrase",
  );
  test.each(whole)("knows what $name looks like", ({ family, part }) => {
    const random = seededRandom(`${family.id}/${part.label}`);
    let proven = 0;
    for (let i = 0; i < 40; i++) {
      const value = makeValue(family, part, random) ?? "";
      const match = matchWhole(value).find((one) => one.part === part);
      expect(match).toMatchObject({ start: 0, end: value.length });
      if (match !== undefined && proves(match, value)) proven += 1;
    }
    // Weak proofs turn down what chance makes look like a pattern; they must not turn down much else.
    expect(proven).toBeGreaterThanOrEqual(part.proof === "mixed" || part.proof === "hex-entropy" ? 28 : 34);
  });

  test("is silent about words, digests in sentences and nothing", () => {
    for (const text of ["", "x", "getBalanceForAccountAndMarket", "https", "node_modules", "0".repeat(20)]) {
      const loud = matchWhole(text).filter((match) => !match.part.contextRequired && proves(match, text));
      expect(loud).toEqual([]);
    }
  });
});

describe("findAnchored()", () => {
  const anchored = made.filter(({ part }) => part.anchors !== undefined && part.url === undefined);
  test.each(anchored)("finds $name within a line", ({ family, part }) => {
    const random = seededRandom(`line/${family.id}/${part.label}`);
    const value = makeValue(family, part, random) ?? "";
    const text = `const x = "${value}"; // end`;
    const found = findAnchored(text).filter((match) => match.part === part);
    expect(found.map((match) => text.slice(match.start, match.end))).toEqual([value]);
  });

  const lengthsOf = (part: FamilyPart): ReadonlySet<number> =>
    new Set(part.shapes.flatMap((shape) => Object.values(shapeLength(shape))));
  const fixed = anchored.filter(({ part }) => lengthsOf(part).size === 1);
  test.each(fixed)("takes no longer value for $name", ({ family, part }) => {
    const value = makeValue(family, part, seededRandom(`long/${family.id}/${part.label}`)) ?? "";
    expect(findAnchored(`x = "${value}7"`).filter((match) => match.part === part)).toEqual([]);
  });

  test("takes no value that goes on", () => {
    const value = TOKEN_KINDS.find((kind) => kind.id === "github")?.make(seededRandom("long")) ?? "";
    expect(findAnchored(`${value}A`)).toEqual([]);
  });

  test("gives the narrower family where one prefix holds another", () => {
    const kinds = [
      ["anthropic", "anthropic"],
      ["openai", "openai"],
      ["stripe", "stripe"],
      ["databento", "databento"],
    ] as const;
    for (const [kind, family] of kinds) {
      const value = TOKEN_KINDS.find((one) => one.id === kind)?.make(seededRandom(kind)) ?? "";
      expect([...new Set(findAnchored(value).map((match) => match.family.id))]).toEqual([family]);
    }
  });

  test("has anchors that a prefilter can look for", () => {
    const anchors = familyAnchors();
    expect(anchors.length).toBeGreaterThan(150);
    expect(anchors.filter((anchor) => anchor.text.length < 2)).toEqual([]);
    expect(anchors.filter((anchor) => anchor.inner).map((anchor) => anchor.text)).toEqual([
      "+ABa",
      "+ACR",
      "+AEh",
      "+AMC",
      "+ARm",
      "+ASb",
      "+ASt",
      "-us",
      ".atlasv1.",
      ":AA",
      "ACDb",
      "AIoT",
      "APIM",
      "AzCa",
      "AzFu",
      "AzSe",
      "FFFFNRAL",
      "IBAAKBgQ",
      "IBAAKCAQEA",
      "IBAAKCAgEA",
      "IBADANBgkqhkiG9w0BAQEFAASC",
      "JQQJ99",
      "NRAL",
      "Q~",
    ]);
  });
});

describe("findInUrl()", () => {
  const urls = TOKEN_KINDS.filter((kind) => /-url$|webhook/u.test(kind.id) && !/postgres|mongo/u.test(kind.id));
  test.each(urls)("finds the key in $id", (kind) => {
    const random = seededRandom(kind.id);
    const address = kind.make(random);
    const [match, ...more] = findInUrl(address);
    expect(more).toEqual([]);
    expect(kind.id).toContain(match?.family.id ?? "nothing");
    expect(address).toContain(address.slice(match?.start, match?.end));
    expect((match?.end ?? 0) - (match?.start ?? 0)).toBeGreaterThanOrEqual(20);
  });

  test("reads the parameter that the host uses and no other", () => {
    const key = seededRandom("etherscan");
    const value = Array.from({ length: 34 }, () => key.pick([..."ABCDEFGHJKLMNPQRSTUVWXYZ23456789"])).join("");
    const address = `https://api.etherscan.io/api?module=account&apikey=${value}`;
    expect(findInUrl(address).map((match) => address.slice(match.start, match.end))).toEqual([value]);
    expect(findInUrl(address.replace("apikey", "other"))).toEqual([]);
    expect(findInUrl(address.replace("etherscan.io", "etherscan.example"))).toEqual([]);
    expect(findInUrl("no address at all")).toEqual([]);
  });

  const alnum = (length: number, random: SeededRandom): string => generateRun("alnum", length, random);
  const formats: readonly (readonly [string, string, (random: SeededRandom) => string])[] = [
    ["gitlab", "a routable token", (r) => `glpat-${alnum(48, r)}.01.${generateRun("lower-alnum", 9, r)}`],
    ["gitlab", "a routable token of a runner", (r) => `glrt-t1_${alnum(48, r)}.${generateRun("lower-alnum", 9, r)}`],
    ["gitlab", "a runner's registration", (r) => `GR1348941${alnum(20, r)}`],
    ["cloudflare", "a user's token", (r) => `cfut_${alnum(48, r)}`],
    ["vercel", "a gateway's key", (r) => `vck_${alnum(56, r)}`],
    ["azure", "a storage account's key", (r) => `${alnum(76, r)}+ASt${alnum(5, r)}A==`],
    ["azure", "a function's key", (r) => `${alnum(44, r)}AzFu${alnum(5, r)}A==`],
    ["azure", "a model's key", (r) => `${alnum(52, r)}JQQJ99${alnum(26, r)}`],
    ["new-relic", "a license key", (r) => `${generateRun("lower-hex", 32, r)}FFFFNRAL`],
    ["azure", "a client's secret with dots", (r) => `${alnum(3, r)}8Q~${alnum(15, r)}.${alnum(16, r)}`],
    ["tailscale", "a key", (r) => `tskey-auth-${alnum(17, r)}-${alnum(32, r)}`],
    ["hugging-face", "a token of letters", (r) => `hf_${generateRun("letter", 34, r)}`],
  ];
  test.each(formats)("finds what %s issues now: %s", async (family, _, make) => {
    const random = seededRandom(family);
    for (let i = 0; i < 20; i++)
      expect(await foundIn(`x = "${make(random)}"\n`, "a.py")).toEqual([
        `${family}: ${family === "azure" ? "secret" : "token"}@1`,
      ]);
  });

  const named: readonly (readonly [string, string, string])[] = [
    ["monero-seed", "MONERO_PRIVATE_KEY", generateRun("lower-hex", 64, seededRandom("monero"))],
    ["polygon-io", "POLYGON_IO_API_KEY", generateRun("alnum", 32, seededRandom("polygon"))],
    ["aws", "AWS_API_KEY", `AKIA${generateRun("base32", 16, seededRandom("aws 2"))}`],
    [
      "coinbase-commerce",
      "COINBASE_COMMERCE_API_KEY",
      generateRun("lower-hex", 32, seededRandom("commerce")).replace(
        /^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/u,
        "$1-$2-4$3-a$4-$5",
      ),
    ],
    ["atlassian", "JIRA_TOKEN", `ATATT3${generateRun("alnum", 177, seededRandom("jira"))}=4F1C09AB`],
  ];
  test.each(named)("gives %s what its own name says, whoever else writes keys so", async (family, name, value) => {
    const [found, ...more] = await foundIn(`${name}=${value}\n`, ".env");
    expect(more).toEqual([]);
    expect(found?.split(":")[0]).toBe(family);
  });

  test.each([
    ["mixed cases without a digit", "XohImNooBHqe", ["url-credentials"]],
    ["a digit", "xohim4oobhqe", ["url-credentials"]],
    ["a word", "correcthorse", []],
    ["words", "CorrectHorse", []],
  ])("takes %s before a host that is nowhere for what it is", async (_, password, expected) => {
    const text = `DATABASE_URL=postgres://bot:${password}@db.example.net:5432/prod\n`;
    expect((await scanText(text, { path: "db.env" })).map(({ ruleId }) => ruleId)).toEqual(expected);
  });

  test("ends an address where an element ends", async () => {
    const text = `<url>https://mainnet.infura.io/v3/${generateRun("lower-hex", 32, seededRandom("infura"))}</url>`;
    expect(await foundIn(text, "network.xml")).toEqual(["infura: url@1"]);
  });

  const schemed = parts.filter(({ part }) => part.url?.schemes !== undefined);
  test.each(schemed)("finds $name by its scheme", ({ family, part }) => {
    const random = seededRandom(family.id);
    const value = makeValue(family, part, random) ?? "";
    const address = inAddress(part, value, random);
    expect(findInUrl(address).map((match) => address.slice(match.start, match.end))).toEqual([value]);
    expect(findInUrl(address.replace(/^[^:]+/u, "https"))).toEqual([]);
  });

  test("knows hosts by their end", () => {
    const at = (host: string): number => findInUrl(`https://${host}/v3/${"0123456789abcdef".repeat(2)}`).length;
    expect([at("mainnet.infura.io"), at("infura.io"), at("infura.io.example"), at("notinfura.io")]).toEqual([
      1, 1, 0, 0,
    ]);
  });
});

describe("families whose values their place must name", () => {
  const hex = (length: number, seed: string): string => {
    const random = seededRandom(seed);
    return Array.from({ length }, () => random.pick([..."0123456789abcdef"])).join("");
  };
  const key = `0x${hex(64, "evm")}`;

  test.each([
    ["a network's accounts", "hardhat.config.js", `networks: {\n  live: { url: RPC, accounts: ["${key}"] },\n}`],
    [
      "the second of them",
      "hardhat.config.js",
      `networks: { live: { accounts: ["${key.replace("0x", "0x1")}",\n "${key}"] } }`,
    ],
    ["what an account is made of", "Wallet.cs", `var account = new Account("${key}", 1);`],
    ["a broadcast, without quotation marks", "Deploy.s.sol", `vm.startBroadcast(${key});`],
    ["a bare file named for it", "pk.txt", `${key}\n`],
    ["a comment above", "x.env", `# deployer of the token\nPRIVATE_KEY_1=${key}\n`],
  ])("finds a private key in %s", async (_, path, text) => {
    expect(await foundIn(text, path)).toEqual([expect.stringMatching(/^evm-private-key: private-key@/u)]);
  });

  test.each([
    ["accounts of anything else", "state.json", `{"accounts": ["${key}"]}`],
    ["an account that is only mentioned", "a.ts", `load(account("${key}"))`],
    ["a bare file of another name", "root.txt", `${key}\n`],
  ])("says nothing of %s", async (_, path, text) => {
    expect(await foundIn(text, path)).toEqual([]);
  });

  test("takes a token's service from the words and the address in its line", async () => {
    const token = `sk-${hex(32, "deepseek")}`;
    expect(await foundIn(`my deepseek token is ${token} please keep it`)).toEqual(["deepseek: token@1"]);
    expect(await foundIn(`curl -H "Authorization: Bearer ${token}" https://api.deepseek.com/v1`, "x.sh")).toEqual([
      "deepseek: token@1",
    ]);
  });

  test.each(["bip38", "stellar-seed"])("finds %s by its two letters, alone in a file", async (id) => {
    const value = WALLET_KINDS.find((kind) => kind.id === id)?.make(seededRandom(id)) ?? "";
    expect(await foundIn(`${value}\n`, "notes")).toEqual([`${id}: private-key@1`]);
  });

  test.each(["azure: client secret", "paypal-braintree: access token"])(
    "finds %s, whose pieces signs join",
    async (name) => {
      const one = parts.find((candidate) => candidate.name === name);
      const value = one === undefined ? "" : (makeValue(one.family, one.part, seededRandom(name)) ?? "");
      expect(await foundIn(`token = "${value}"`, "x.py")).toEqual([`${one?.family.id}: ${one?.part.kind}@1`]);
    },
  );

  test("finds a bot's token in the address that it makes", async () => {
    const token = TOKEN_KINDS.find((kind) => kind.id === "telegram-bot")?.make(seededRandom("bot")) ?? "";
    expect(await foundIn(`curl "https://api.telegram.org/bot${token}/sendMessage"`, "x.sh")).toEqual([
      "telegram-bot: token@1",
    ]);
  });
});

describe("seeds of second factors", () => {
  test.each([16, 26, 32])("are found in their address by any %i letters", async (length) => {
    const random = seededRandom(`otpauth ${length}`);
    for (let i = 0; i < 100; i++) {
      const seed = generateRun("base32", length, random);
      const text = `qr("otpauth://totp/ACME:bob?secret=${seed}&issuer=ACME")\n`;
      expect([seed, await foundIn(text, "x.py")]).toEqual([seed, ["totp-seed: url@1"]]);
    }
  });
});

describe("families and the wallet kinds of the testkit", () => {
  const direct = WALLET_KINDS.filter((kind) => kind.kind === "private-key" && kind.selfProving);
  test.each(direct)("$id proves itself, and its twin does not", (kind) => {
    const random = seededRandom(kind.id);
    const value = kind.make(random);
    const proven = (text: string): boolean =>
      matchWhole(text).some((match) => !match.part.contextRequired && proves(match, text));
    expect(proven(value)).toBe(true);
    const unchecked = ["aptos-private-key", "hedera-key"].includes(kind.id);
    expect(unchecked || !proven(flipOne(value, random))).toBe(true);
  });
});

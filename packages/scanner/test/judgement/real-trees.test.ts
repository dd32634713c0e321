import { ecPrivateKey, ed25519Pkcs8, generateRun, seededRandom } from "@keyguard/testkit/synthetic";
import { describe, expect, test } from "vitest";
import { scanText } from "../../src/index.ts";
import { found, made } from "../support/scan.ts";

// What a set of repositories showed that nobody had looked at: services of sign-in, chains, translations, frameworks.

const random = seededRandom("real trees");
const base58 = (length: number): string => generateRun("base58", length, random);
const hex = (length: number): string => generateRun("lower-hex", length, random);
const base64url = (length: number): string => generateRun("base64url", length, random);
const uuid = (): string => [hex(8), hex(4), `4${hex(3)}`, `a${hex(3)}`, hex(12)].join("-");

const counting = (from: number, step: number): string =>
  Array.from({ length: 32 }, (_, i) => (from + i * step).toString(16).padStart(2, "0")).join("");

async function loud(text: string, path: string): Promise<string[]> {
  const findings = await scanText(text, { path });
  return findings.filter(({ severity }) => severity !== "low" && severity !== "info").map(({ ruleId }) => ruleId);
}

/** Nothing at all may be said of these. */
const SILENT: readonly (readonly [what: string, text: string, path: string])[] = [
  ["public keys in vectors beside their secret ones", `pk: [${hex(64)}]\nsk: [${hex(64)}${hex(64)}]\n`, "sign.exp"],
  ["a public key that is read beside its length", `hex2bin(pk, PUBLICKEYBYTES,\n  "${hex(64)}",\n);\n`, "sign.c"],
  ["keys of Tezos that are public", `keys: [\n  'sppk7${base58(50)}',\n  'p2pk6${base58(50)}',\n]\n`, "a.ts"],
  ["a key of Tezos and a signature", `[\n  'edpk${base58(50)}',\n  'edsigt${base58(93)}',\n]\n`, "a.ts"],
  [
    "a descriptor of a wallet",
    `("rune", "${base64url(43)}="),\n ("wpkh(xpub${base58(107)}/0/0/*)#${hex(8)}",\n`,
    "a.py",
  ],
  ["two that are alike but for a letter", `[\n  'tz1${`a${base58(32)}`}test',\n].map(f)\n`, "a.ts"],
  ["a page of what was listed", `pagination:\n  next_key: ${generateRun("base64", 48, random)}\n`, "a.yaml"],
  ["a form's own token", `<input name="authenticity_token" value="${base64url(86)}" />\n`, "a.html"],
  ["a connection that a server gave", `wss://h.test/connect?connectionToken=${base64url(120)}\n`, "a.log"],
  ["what a plugin is told by", `MagicCookieKey: "X_COOKIE",\nMagicCookieValue: "${hex(64)}",\n`, "serve.go"],
  [
    "the fingerprint of a key",
    `- Key ID: \`${hex(40).toUpperCase()}\`\n- Sub Key ID (Signing): \`${hex(40).toUpperCase()}\`\n`,
    "sign.md",
  ],
  [
    "a digest that a line tells of",
    ` * v6 with hsm_secret struct cleanup: ${hex(64)}\n * v6 no secret from get_point: ${hex(64)}\n`,
    "v.h",
  ],
  ["a digest of a module", `"Authentication: none",\n"h1:${generateRun("base64", 43, random)}=",\n`, "a.go"],
  [
    "a hashed password in a sentence",
    `the password is: \`"$argon2id$v=19$m=65536,t=3,p=4$${generateRun("base64", 22, random)}$${generateRun("base64", 43, random)}"\`.\n`,
    "a.txt",
  ],
  [
    "a hashed password with its scheme",
    `ENCODED_PASSWORD = "#jbcrypt:$2a$10$${generateRun("alnum", 53, random)}";\n`,
    "A.java",
  ],
  [
    "bytes that count down",
    `secret = secret_from_hex("0x${counting(31, -1)}");\nseed_hex = "${counting(128, 1)}"\n`,
    "a.c",
  ],
  [
    "a nonce beside the name of a token",
    `state=a&response_type=code+id_token&nonce=${generateRun("alnum", 16, random)}&claims_locales=se\n`,
    "a.log",
  ],
  ["names that are assigned to", "  P256SecretKey = 'p2sk',\n  BLS12_381SecretKey = 'BLsk',\n", "a.ts"],
  [
    "the example of a type's member",
    `type trustedOAuth2JwtGrantIssuer struct {\n\t// example: ${uuid()}\n\tID string\n`,
    "a.go",
  ],
  ["who asks for a sign-in", `{ "client_id": "${uuid()}" }\n`, "a.json"],
  ["a sealed password of a build", `<password>{${generateRun("base64", 43, random)}=}</password>\n`, "settings.xml"],
];

describe("scanText()", () => {
  test.each(SILENT)("says nothing of %s", async (_, text, path) => {
    expect(await found(text, path)).toEqual([]);
  });

  test("takes two items that share most of their characters for no pair", async () => {
    const body = base58(33);
    expect(await found(`f([\n  'tz1${body}test',\n  'tz2${body}test',\n])\n`, "a.ts")).toEqual([]);
  });

  test("makes no pair of a key and what its record is known by", async () => {
    const text = `auto privateKeyHex = "${hex(64)}";\nEXPECT_EQ(key.id.value(), "${uuid()}");\n`;
    expect((await scanText(text, { path: "a.cpp" })).map(({ parts }) => parts.length)).toEqual([1, 1]);
  });

  test("makes no pair of the keys of two wallets", async () => {
    const text = `OPERATOR_KEY=0x${hex(64)}\n\nTREASURY_KEY=0x${hex(64)}\n`;
    expect(await found(text, ".env")).toEqual(["evm-private-key: private-key@1", "evm-private-key: private-key@3"]);
  });

  test("takes what begins a value for none that belongs to it", async () => {
    const key = hex(64);
    const text = `std::string key = ("${key}"\n  "${hex(64)}");\nassert(hex(account.ownerKey), "${key.slice(0, 63)}");\n`;
    expect(await loud(text, "tests/a.cpp")).not.toContain("api-credential");
  });

  test.each([
    ["a chain's tokens behind debts", "withdraw_cdp(key)", null],
    ["an exchange's chain", "class TestKuCoinCommunityChainAddress {", null],
    ["bytes that are read", "sodium_hex2bin(a, b)", null],
    ["a fake of who gets a block's reward", "dummy.NewCoinbaseFaker()", null],
    ["a header of a function", '#include "key_derive.h"', null],
    ["a type of coin", "load(TWCoinTypeBinance, CoinType::KuCoin)", null],
    ["a client", "KuCoinChainClient kucoin(key)", "kucoin"],
  ])("reads %s", async (_, line, exchange) => {
    const [finding] = await scanText(`${line}\n  private_key: "0x${hex(64)}"\n`, { path: "a.kt" });
    expect(finding?.exchange ?? null).toBe(exchange === "kucoin" ? (finding?.exchange ?? null) : exchange);
  });

  test.each([
    ["run-key_derive.c", null],
    ["derive_address.ts", null],
    ["derive.py", "derive"],
  ])("reads the name %s", async (path, exchange) => {
    const [finding] = await scanText(`x = 1\nprivate_key = "0x${hex(64)}"\n`, { path });
    expect(finding?.exchange).toBe(exchange);
  });

  test("names no exchange by the shape of what a client of OAuth is called", async () => {
    const { key, secret } = made("binance");
    expect(await found(`client_id: '${key}'\nclient_secret: '${secret}'\n`, "a.yml")).toEqual([
      "api-credential: key@1 secret@2",
    ]);
    expect(await found(`key: '${key}'\nsecret: '${secret}'\n`, "a.yml")).toEqual(["binance: key@1 secret@2"]);
  });

  test("names an exchange by its everyday name before names in brackets", async () => {
    const { key, secret } = made("copper");
    expect(await found(`Copper (key / secret): ${key} / ${secret}\n`, "a.txt")).toEqual(["copper: key@1 secret@1"]);
  });

  test("says of a key in a manifest that it is one", async () => {
    const body = Array.from({ length: 12 }, () => generateRun("base64", 64, random));
    const pem = `-----BEGIN PRIVATE KEY-----\nMIIE${body.join("\n").slice(4)}\n-----END PRIVATE KEY-----\n`;
    const text = `kind: Secret\ndata:\n  tls.key: ${Buffer.from(pem).toString("base64")}\n`;
    expect(await loud(text, "secret.yaml")).toEqual(["private-key"]);
  });

  test.each([
    "src/dockerTest/resources/client.key",
    "src/intTest/java/A.java",
    "internal/test_resources/config.yml",
    "sample_data/a.log",
    "docs_src/security/tutorial.py",
  ])("takes %s for a test or an example", async (path) => {
    const [finding] = await scanText(`client_secret = "${generateRun("alnum", 40, random)}"\n`, { path });
    expect(finding?.severity).toBe("low");
  });

  test("reads the name behind a short flag", async () => {
    const text = `security add-generic-password -s mercado -a "${hex(64)}" -w "${hex(64)}"\n`;
    expect(await found(text, "a.sh")).toEqual(["mercado: key@1 secret@1"]);
  });

  test("prints no piece of a value that has blanks in it", async () => {
    const head = "Hh1" + generateRun("alnum", 8, random);
    const text = `cmd --client-id ${uuid()} --client-secret ${head} ${base64url(60)}\n`;
    const findings = await scanText(text, { path: "a.sh" });
    expect(JSON.stringify(findings)).not.toContain(head);
  });

  test("takes no code of a recorded answer for its title's token", async () => {
    const text = `AuthorizationResponse {\n    "code": "${base64url(43)}.${base64url(43)}",\n    "scope": "openid"\n}\n`;
    expect(await loud(text, "a.log")).toEqual([]);
  });

  test("names a key in DER by what it is, once, and a wallet secret by its slot", async () => {
    const key = Buffer.from(ecPrivateKey(random, "p256", true).der).toString("base64");
    expect(await found(`{"webauthn":{"privateKey":"${key}"}}\n`, "a.json")).toEqual(["private-key: private-key@1"]);
    expect(await found(`CDP_WALLET_SECRET=${key}\n`, ".env")).toEqual(["coinbase-cdp-wallet-secret: private-key@1"]);
    const block = `-----BEGIN PRIVATE KEY-----\n${Buffer.from(ed25519Pkcs8(random).der).toString("base64")}\n-----END PRIVATE KEY-----\n`;
    expect(await found(block, "a.pem")).toEqual(["private-key: private-key@1"]);
  });

  test("names what makes a key of Ethereum, and takes many in a test for vectors", async () => {
    const line = (): string => `key, _ := crypto.HexToECDSA("${hex(64)}")\n`;
    expect(await loud(line(), "main.go")).toEqual(["evm-private-key"]);
    expect(await loud(line(), "main_test.go")).toEqual(["evm-private-key"]);
    expect(await loud(Array.from({ length: 9 }, line).join(""), "main_test.go")).toEqual([]);
  });

  test.each(["'Authorization': 'Bearer ", "'body': 'access_token="])(
    "says once what stands behind %s",
    async (before) => {
      const text = `4.1 request {${before}${base64url(43)}.${base64url(43)}'}\n`;
      expect(await found(text, "a.log")).toEqual(["generic-api-key: key@1"]);
    },
  );
});

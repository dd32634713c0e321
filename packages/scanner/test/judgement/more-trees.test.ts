import { generateRun, seededRandom } from "@keyguard/testkit/synthetic";
import { describe, expect, test } from "vitest";
import { scanText } from "../../src/index.ts";
import { found, made } from "../support/scan.ts";

// What a fifth set of repositories showed: storage, chains in C++, sign-in, frameworks' documentation.

const random = seededRandom("more trees");
const base58 = (length: number): string => generateRun("base58", length, random);
const base64 = (length: number): string => generateRun("base64", length, random);
const hex = (length: number): string => generateRun("lower-hex", length, random);
const alnum = (length: number): string => generateRun("alnum", length, random);
const uuid = (): string => [hex(8), hex(4), `4${hex(3)}`, `a${hex(3)}`, hex(12)].join("-");

/** Nothing at all may be said of these. */
const SILENT: readonly (readonly [what: string, text: string, path: string])[] = [
  ["what a function signs, in a comment", ` * - computeHMACSignature('', 'test_secret') => '${hex(64)}'\n`, "a.ts"],
  ["what a function gives", `# verifier.generate("secrets here") # => "${alnum(24)}--${hex(40)}"\n`, "a.rb"],
  ["digests of keys in a table", `user,api_key_sha256\nbob,${hex(64)}\nann,${hex(64)}\n`, "keys.csv"],
  ["a secret that is encrypted", `SECRET_KEY_ENCRYPTED=${base64(87)}=\n`, "a.env"],
  [
    "what it gives on the next line",
    `  #   verifier.generate("never put secrets here!")\n  #   # => "${alnum(44)}=--${hex(40)}"\n`,
    "a.rb",
  ],
  ["what is cut off", `secret = "${alnum(32)}..."\n`, "a.py"],
  ["what an ellipsis cuts off", `secret = "${alnum(32)}…"\n`, "a.py"],
  ["the name of a version", 'SECRETSMANAGER_TRANSFORM = "AWS::SecretsManager-2020-07-23"\n', "a.py"],
  ["a salt and a hash", `DEFAULT_PASSWORD='${hex(32)}$${hex(64)}'\n`, "run.sh"],
  [
    "a hashed password beside its salt",
    `"secretData": "{\\"value\\":\\"${base64(86)}==\\",\\"salt\\":\\"${base64(22)}==\\"}",\n`,
    "users.json",
  ],
  ["a template of an address", 'usage("URL of redis (eg: redis://[USER[:PASSWORD]@]HOST[:PORT])")\n', "a.go"],
  ["a call's own password", `a=ice-pwd:${alnum(32)}\n`, "offer.sdp"],
  ["a public spend key", `ASSERT(pod_to_hex(public_spend_key) == "${hex(64)}");\n`, "a.cpp"],
  ["addresses of Monero", `wallet.coinbase(\n  '4${base58(94)}',\n  '8${base58(94)}',\n)\n`, "a.py"],
  ["ids in a list", `verIDs := []string{\n  "${alnum(31)}.x", "${alnum(32)}", "${alnum(32)}", // ids\n}\n`, "a.go"],
  [
    "a block of a key that is none",
    `-----BEGIN RSA PRIVATE KEY----- MX$${base64(60)} ${base64(64)} -----END RSA PRIVATE KEY-----\n`,
    "a.txt",
  ],
];

describe("scanText()", () => {
  test.each(SILENT)("says nothing of %s", async (_, text, path) => {
    expect(await found(text, path)).toEqual([]);
  });

  test("says nothing of a broken block of a key in base64", async () => {
    const [, text = "", path] = SILENT.at(-1) ?? [];
    expect(await found(`KEY: ${Buffer.from(text).toString("base64")}\n`, path)).toEqual([]);
  });

  test.each([
    ["a name and a colon before a secret", `MINIO_KMS_SECRET_KEY: "my-minio-key:${base64(43)}="\n`, "a.yml"],
    ["such an argument", `KMS, err := kms.ParseSecretKey("my-key:${base64(43)}=")\n`, "a.go"],
  ])("finds one secret in %s", async (_, text, path) => {
    const findings = await scanText(text, { path });
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(["generic-api-secret"]);
    const [part] = findings[0]?.parts ?? [];
    expect(text.slice((part?.location.startColumn ?? 1) - 1)).toMatch(/^[\w+/]{43}=/u);
  });

  test("finds a password that a variable is made of", async () => {
    expect(await found(`const wipeable_string password1("${hex(64)}");\n`, "a.cpp")).toEqual([
      "generic-password: secret@1",
    ]);
  });

  test("finds what a call takes that is called credentials", async () => {
    const text = `builder().endpoint(url)\n  .credentials("${alnum(20)}", "${alnum(40)}")\n`;
    expect(await found(text, "A.java")).toEqual(["api-credential: key@2 secret@2"]);
    const list = `credentials = ["${alnum(20)}", "${alnum(40)}"]\n`;
    expect(await found(list, "a.py")).not.toContain("api-credential: key@1 secret@1");
  });

  test.each(["cookie_secret", "JWT_SECRET", "session-secret"])("makes no pair of a key and a %s", async (name) => {
    const text = `client_id="${uuid()}"\n${name}="${alnum(43)}="\n`;
    expect(await found(text, "a.cfg")).toEqual(["generic-api-secret: secret@2"]);
  });

  test("makes no pair of a secret and the id of what follows", async () => {
    const text = `[{"secret": [\n  "${alnum(22)}"\n]}, {\n  "id": "${uuid()}"\n}]\n`;
    expect(await found(text, "realm.json")).toEqual(["generic-api-secret: secret@2"]);
  });

  test("takes no salt for a key", async () => {
    const text = `key_derivation_salt: ${alnum(32)}\nsecret_key_base: ${hex(128)}\n`;
    expect(await found(text, "a.yml")).toEqual(["generic-api-secret: secret@2"]);
  });

  test("takes a value of an exchange's length for all of it, whatever ends the sentence", async () => {
    const { key, secret } = made("binance");
    const text = `binance key ${key}...\nbinance secret: ${secret}...\n`;
    expect(await found(text, "chat.txt")).toEqual(["binance: key@1 secret@2"]);
  });

  test("takes no word of a comment for the passphrase that is a word itself", async () => {
    const { key, secret } = made("kucoin");
    const text = `/** Passphrase parameter. */\nString PASSPHRASE = "cassandre";\n/** Key parameter. */\nString KEY = "${key}";\nString SECRET = "${secret}";\n`;
    expect(await found(text, "kucoin/A.java")).toEqual(["kucoin: passphrase@2 key@4 secret@5"]);
  });

  test("names no exchange by the shape of a record's id", async () => {
    const text = `{\n  "id": "${uuid()}",\n  "config": { "secret": "${generateRun("base64url", 86, random)}" }\n}\n`;
    expect((await scanText(text, { path: "realm.json" })).map(({ exchange }) => exchange)).toEqual([null]);
  });

  test("takes no result for the key of a secret", async () => {
    const text = `BINANCE_TESTNET_SECRET = "${hex(64)}"\nexpected = "${hex(64)}"\n`;
    expect(await found(text, "a.py")).toEqual(["binance: secret@1"]);
  });

  test.each([
    ["genesis coinbase tx", null],
    ["unlocked coinbase outputs", null],
    ["hard forks: splits coinbase into denominations", null],
    ["coinbase: live account", "coinbase"],
    ["Coinbase transactions", "coinbase"],
  ])("reads %s", async (line, exchange) => {
    const text = `# ${line}\napi_key = "${alnum(32)}"\napi_secret = "${alnum(48)}"\n`;
    const [finding] = await scanText(text, { path: "a.py" });
    expect(finding?.exchange).toBe(exchange);
  });
});

describe("families that have no beginning of their own", () => {
  test.each([
    ["an address", (token: string) => `get("https://graph.facebook.com/v3.0/me?access_token=${token}")\n`],
    ["a slot of its family", (token: string) => `FACEBOOK_APP_SECRET = '${token}'\n`],
    ["a slot called token", (token: string) => `access_token: "${token}"\n`],
  ])("an application's token of Meta is found in %s", async (_, write) => {
    const text = write(`1234567890123456|k${generateRun("base64url", 25, random)}x`);
    const findings = await scanText(text, { path: "a.py" });
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(["facebook"]);
    expect(text.slice((findings[0]?.parts[0]?.location.startColumn ?? 1) - 1)).toMatch(/^1234567890123456\|/u);
  });

  test("a number and a bar before an identifier are no token", async () => {
    expect(await found(`1609459200000000|${alnum(32)}|x\n1609459200000000|${alnum(27)}|x\n`, "a.csv")).toEqual([]);
  });

  test.each([
    ["as it is", "+/", "="],
    ["in an address", "%2B%2F", "%3D"],
  ])("a session's cookie of Slack is found %s", async (_, signs, padding) => {
    const text = `curl -b 'd=xoxd-${alnum(40)}${signs}${alnum(60)}${padding}' https://x.slack.test\n`;
    expect(await found(text, "a.sh")).toEqual(["slack: token@1"]);
  });
});

// What examples in other scanners' rules showed.
describe("shapes that services issue", () => {
  const base64url = (length: number): string => generateRun("base64url", length, random);

  test.each([
    ["a share of what opens a vault", `Unseal Key 1: k${base64(42)}x\n`, "hashicorp-vault-unseal"],
    ["such shares in a list", `{"unseal_keys_b64": ["k${base64(42)}x"]}\n`, "hashicorp-vault-unseal"],
    ["an annotated key of Azure", `${alnum(52)}JQQJ99BFACAAAAAL${alnum(4)}AAAS${alnum(8)}\n`, "azure"],
    ["a personal access token of Asana", `asana_pat = "1/1248440223456784:${hex(32)}"\n`, "asana"],
    ["one that nothing tells", `GH_PAT=${alnum(40)}\n`, "generic-api-key"],
    ["a license of New Relic in Europe", `license: eu01xx${hex(30)}NRAL\n`, "new-relic"],
    ["a token that ends in a dash", `docker login -p dckr_pat_${alnum(26)}-\n`, "docker-hub"],
    ["a key of PostHog with signs", `phx_${alnum(20)}_${base64url(21)}x\n`, "posthog"],
    [
      "a webhook of Teams",
      `curl https://outlook.office.com/webhook/${uuid()}@${uuid()}/IncomingWebhook/${hex(32)}/${uuid()}\n`,
      "microsoft-teams",
    ],
  ])("%s is found", async (_, text, rule) => {
    expect((await scanText(text, { path: "notes" })).map(({ ruleId }) => ruleId)).toEqual([rule]);
  });

  test("what another shape goes on with is no piece", async () => {
    expect(await found(`x = "hvs.${alnum(24)}-${alnum(30)}"\n`, "a.py")).toEqual([]);
  });
});

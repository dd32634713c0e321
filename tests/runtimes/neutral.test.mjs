// The neutral entries on every runtime, as installed: one suite on node:test, which Deno and Bun run too.
import assert from "node:assert/strict";
import { createVerify, generateKeyPairSync } from "node:crypto";
import { test } from "node:test";
import {
  compareFindings,
  createRedactor,
  fingerprint,
  isKeyguardError,
  KeyguardError,
  parseDuration,
  parsePlace,
  Secret,
} from "@keyguard/core";
import { configSchema, reportSchema } from "@keyguard/core/schema";
import { EXCHANGES, findExchange, getExchange } from "@keyguard/exchanges";
import { guard } from "@keyguard/guard";
import { explainText, readPermissions } from "@keyguard/permissions";
import { forecast } from "@keyguard/rotation";
import { render } from "@keyguard/report";
import { scanBytes, scanText } from "@keyguard/scanner";

const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/** Made at run time: no secret-shaped text is in the repository. The same on every runtime. */
function synthetic(length, seed) {
  let state = seed;
  let text = "";
  while (text.length < length) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    text += LETTERS[(state >>> 16) % LETTERS.length];
  }
  return text;
}

const key = synthetic(64, 1);
const secret = synthetic(64, 2);
const leak = `import ccxt\nexchange = ccxt.binance({\n  "apiKey": "${key}",\n  "secret": "${secret}",\n})\n`;

/** What the finding of that leak is called, everywhere and for good. */
const FINGERPRINT = "84018079c56db179";

test("Secret shows itself to nobody", () => {
  const held = new Secret(secret, "bot/secret");
  assert.equal(`${held}`, "[redacted]");
  assert.equal(JSON.stringify({ held }), '{"held":"[redacted]"}');
  assert.equal(Secret.reveal(held), secret);
});

test("createRedactor() takes a secret out in every spelling", () => {
  const clean = createRedactor([new Secret(secret, "bot/secret")]);
  for (const spelling of [secret, btoa(secret), encodeURIComponent(secret)])
    assert.ok(!clean(`before ${spelling} after`).includes(spelling));
  assert.equal(clean("nothing here"), "nothing here");
});

test("KeyguardError is told from other errors by its code", () => {
  const error = new KeyguardError("KG_USAGE", "Cannot do it", { hint: "do something else" });
  assert.ok(isKeyguardError(error));
  assert.ok(!isKeyguardError(new Error("KG_USAGE")));
  assert.equal(error.hint, "do something else");
});

test("parseDuration() and parsePlace() read what they should and refuse the rest", () => {
  assert.equal(parseDuration("36h"), 129_600_000);
  assert.equal(parsePlace("vault:secret/bot#key").scheme, "vault");
  assert.throws(() => parseDuration("soon"), isKeyguardError);
  assert.throws(() => parsePlace("nowhere"), isKeyguardError);
});

test("the schemas accept what is right and name what is not", () => {
  const good = configSchema.safeParse({ keys: { a: { exchange: "bybit", profile: "trading", store: "env:BYBIT" } } });
  assert.ok(good.success);
  assert.ok(!configSchema.safeParse({ keys: { a: { exchange: "bybit", profile: "withdrawal" } } }).success);
});

test("exchanges are found by id, former name and ccxt id", () => {
  assert.ok(EXCHANGES.length > 100);
  assert.equal(getExchange("huobi").id, getExchange("htx").id);
  assert.equal(findExchange("no-such-exchange"), undefined);
});

test("scanText() makes one named finding of both halves", async () => {
  const findings = await scanText(leak, { path: "bot.py" });
  assert.deepEqual(
    findings.map(({ ruleId, exchange }) => [ruleId, exchange]),
    [["binance-credential", "binance"]],
  );
  assert.deepEqual(findings[0].parts.map(({ kind }) => kind).sort(), ["key", "secret"]);
  assert.equal(findings[0].location.startLine, 3);
  assert.ok(!JSON.stringify(findings).includes(secret));
});

test("scanText() finds nothing in empty, harmless and placeholder text", async () => {
  for (const text of ["", "print('hello')\n", 'apiKey = "your-api-key-here"\n'])
    assert.deepEqual(await scanText(text, { path: "bot.py" }), []);
});

test("scanBytes() reads UTF-16 as PowerShell writes it", async () => {
  const bytes = new Uint8Array(2 + leak.length * 2);
  bytes.set([0xff, 0xfe]);
  for (let i = 0; i < leak.length; i++) bytes[2 + i * 2] = leak.charCodeAt(i);
  const findings = await scanBytes(bytes, { path: "bot.py" });
  assert.equal(findings.length, 1);
});

test("fingerprints are the same on every runtime, and in every place", async () => {
  const [here] = await scanText(leak, { path: "bot.py" });
  const [there] = await scanText(`# moved\n\n${leak}`, { path: "src/other.py" });
  assert.equal(here.fingerprint, there.fingerprint);
  assert.equal(here.fingerprint, FINGERPRINT);
  assert.ok(compareFindings(here, there) < 0);
  assert.equal(await fingerprint("value", "salt"), await fingerprint("value", "salt"));
  assert.notEqual(await fingerprint("value", "salt"), await fingerprint("value", "pepper"));
});

test("render() gives every format, and its JSON meets the schema", async () => {
  const findings = await scanText(leak, { path: "bot.py" });
  const report = {
    schemaVersion: 1,
    tool: { name: "keyguard", version: "1.0.0" },
    complete: true,
    skipped: [],
    findings,
  };
  for (const format of ["text", "json", "sarif", "junit", "markdown", "html", "csv", "gitlab"]) {
    const text = await render(format, report, { generatedAt: "2026-01-01T00:00:00.000Z" });
    assert.ok(text.includes("binance-credential"), format);
    assert.ok(!text.includes(secret), format);
  }
  assert.ok(reportSchema.safeParse(JSON.parse(await render("json", report))).success);
});

test("forecast() tells when a key falls due", () => {
  const subject = {
    name: "bot",
    exchange: "bybit",
    profile: "trading",
    withdrawal: false,
    createdAt: Date.UTC(2026, 0, 1),
    lastUsedAt: null,
    expiresAt: null,
    allowlist: "unrestricted",
    scopes: { "trade.spot": "yes" },
    events: [],
  };
  const due = forecast([subject]).find(({ kind }) => kind === "due");
  assert.equal(new Date(due.at).toISOString().slice(0, 10), "2026-01-31");
});

/** What Bybit answers about a key that may trade. */
const BYBIT_KEY = {
  readOnly: 0,
  permissions: { Spot: ["SpotTrade"], ContractTrade: [], Derivatives: [], Options: [], Wallet: [], Exchange: [] },
  ips: ["192.0.2.1"],
  isMaster: false,
  parentUid: "1",
  createdAt: new Date().toISOString(),
  expiredAt: "1970-01-01T00:00:00Z",
};

/** An exchange that is a function, and what it was asked. */
function answering(body) {
  const asked = [];
  const fetch = async (url, init = {}) => {
    asked.push({ url: new URL(url), headers: new Headers(init.headers) });
    return Response.json(body);
  };
  return { asked, fetch };
}

const bybit = {
  exchange: "bybit",
  key: new Secret(key.slice(0, 18), "k"),
  secret: new Secret(secret.slice(0, 36), "s"),
};

test("readPermissions() signs and reads without a package of Node's", async () => {
  const { asked, fetch } = answering({ retCode: 0, retMsg: "", result: BYBIT_KEY });
  const { scopes } = await readPermissions(bybit, { fetch });
  assert.equal(asked[0].url.pathname, "/v5/user/query-api");
  assert.match(asked[0].headers.get("X-BAPI-SIGN"), /^[0-9a-f]{64}$/u);
  assert.equal(scopes["trade.spot"].answer, "yes");
  assert.equal(scopes.withdraw.answer, "no");
});

test("readPermissions() signs with RSA where Node's crypto is", async () => {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const pem = privateKey.export({ type: "pkcs8", format: "pem" });
  const { asked, fetch } = answering({});
  const credential = { exchange: "binance", key: new Secret(key, "k"), secret: new Secret(pem, "s") };
  await readPermissions(credential, { fetch });
  const [, payload, signature] = /^\?(.*)&signature=(.*)$/u.exec(asked[0].url.search);
  const bytes = Uint8Array.from(atob(decodeURIComponent(signature)), (letter) => letter.charCodeAt(0));
  assert.ok(createVerify("RSA-SHA256").update(payload).verify(publicKey, bytes));
});

test("guard() starts a bot whose key may only trade", async () => {
  const { fetch } = answering({ retCode: 0, retMsg: "", result: BYBIT_KEY });
  const clock = { now: () => Date.now(), sleep: async () => {} };
  const { decision } = await guard({
    keys: [{ name: "bot", config: { exchange: "bybit", profile: "trading", store: "env:BYBIT" } }],
    ports: { loadCredential: async () => bybit, readKey: (loaded) => readPermissions(loaded.credential, { fetch }) },
    clock,
    salt: "x",
  });
  assert.deepEqual(decision.refusals, []);
  assert.ok(decision.start);
});

test("explainText() knows an exchange's error", () => {
  const [first] = explainText('okx {"msg":"API key doesn\'t exist","code":"50119"}');
  assert.equal(first.cause, "ambiguous");
});

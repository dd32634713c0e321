import { describe, expect, test } from "vitest";
import { scanText } from "../../src/index.ts";
import { found, made } from "../support/scan.ts";

const okx = made("okx");
const binance = made("binance");
const other = made("binance", "other");
const luno = made("luno");

describe("assembly", () => {
  test("makes key, secret and passphrase on lines of their own one finding", async () => {
    const text = `OKX_API_KEY=${okx.key}\nX=1\nOKX_API_SECRET=${okx.secret}\nOKX_API_PASSPHRASE=${okx.passphrase}\n`;
    expect(await found(text, ".env")).toEqual(["okx: key@1 secret@3 passphrase@4"]);
  });

  test("takes a third argument for the passphrase", async () => {
    const text = `from okx import Account\napi = Account.AccountAPI("${okx.key}", "${okx.secret}", "${okx.passphrase}", False)\n`;
    expect(await found(text, "a.py")).toEqual(["okx: key@2 secret@2 passphrase@2"]);
  });

  test("takes a third bare line for the passphrase", async () => {
    expect(await found(`${okx.key}\n${okx.secret}\n${okx.passphrase}\n`, "okx.txt")).toEqual([
      "okx: key@1 secret@2 passphrase@3",
    ]);
  });

  test("takes a third bare line for the passphrase, also where it has a secret's shape", async () => {
    const polymarket = made("polymarket");
    expect(
      await found(`${polymarket.key}\n${polymarket.secret}\n${polymarket.passphrase}\n`, "polymarket.txt"),
    ).toEqual(["polymarket: key@1 secret@2 passphrase@3"]);
  });

  test("takes two arguments in the order that the exchange's grammar has, whoever else's would turn them", async () => {
    const [key, secret] = ["ca6db60aa4c03d66", "iX6K67yd"].map(
      (start, i) => start + (i === 0 ? okx.secret.toLowerCase().slice(16) : binance.secret.slice(8, 48)),
    );
    expect(await found(`client := bitopro.NewClient("${key}", "${secret}")`, "main.go")).toEqual([
      "bitopro: key@1 secret@1",
    ]);
  });

  test.each([
    [
      "called public",
      `{:binance #:auth{:public "${binance.key}" :private "${binance.secret}"}}`,
      "key@1 private-key@1",
    ],
    ["called `pk` beside `sk`", `{binance: {pk: "${binance.key}", sk: "${binance.secret}"}}`, "key@1 private-key@1"],
    [
      "whose name says little",
      `# Binance\nkey_entry.insert(0, "${binance.key}")\nx = 1\nsecret_entry.insert(0, "${binance.secret}")\n`,
      "key@2 secret@4",
    ],
    ["made a pair with it by a word", `val binance = "${binance.key}" to "${binance.secret}"\n`, "key@1 secret@1"],
  ])("takes the one key by a secret that is %s", async (_, text, parts) => {
    expect(await found(text, "bot.code")).toEqual([`binance: ${parts}`]);
  });

  test("takes no key where two may be the secret's", async () => {
    const text = `# Binance\na = "${binance.key}"\nb = "${other.key}"\napi_secret = "${binance.secret}"\n`;
    expect(await found(text, "bot.code")).toEqual(["binance: secret@4"]);
  });

  test("reads lines of data in code by the heading above them", async () => {
    const kraken = made("kraken"); // with padding
    const text = `// venue,label,key,secret\nexport const data = \`\nkraken,main,${kraken.key},${kraken.secret}\n\`;\n`;
    expect(await found(text, "data.mjs")).toEqual(["kraken: key@3 secret@3"]);
  });

  test("finds short keys in the cells of a table and in braces", async () => {
    expect(await found(`name;API-Schlüssel;API-Secret\nLuno;${luno.key};${luno.secret}\n`, "konten.csv")).toEqual([
      "luno: key@2 secret@2",
    ]);
    expect(
      await found(`COPY keys (name, api_key, api_secret) FROM stdin;\nluno\t${luno.key}\t${luno.secret}\n`, "x.sql"),
    ).toEqual(["luno: key@2 secret@2"]);
    expect(await found(`set luno(api_key) {${luno.key}}\nset luno(secret) {${luno.secret}}\n`, "bot.tcl")).toEqual([
      "luno: key@1 secret@2",
    ]);
  });

  test.each([
    ["behind it in brackets", `rotate the Binance key (${binance.key} / ${binance.secret})\n`, "key@1 secret@1"],
    ["as its next argument", `binance().credentials("${binance.key}", "${binance.secret}")\n`, "key@1 secret@1"],
    ["on the line below", `Binance api key: ${binance.key}\n${binance.secret}\n`, "key@1 secret@2"],
    ["on the line above", `${binance.secret}\nuser: ${binance.key}\nurl: https://api.binance.com\n`, "secret@1 key@2"],
    [
      "behind what is public",
      `Binance\nPublic key: ${binance.key}\nPrivate key: ${binance.secret}\n`,
      "key@2 private-key@3",
    ],
    ["in what was printed", `BinanceCredentials(${binance.key},${binance.secret})\n`, "key@1 secret@1"],
  ])("takes for a key's secret what stands %s without a name", async (_, text, parts) => {
    expect(await found(text, "notes.txt")).toEqual([`binance: ${parts}`]);
  });

  test("takes for a secret's key the argument before it", async () => {
    const text = `client = BinanceClient("${binance.key}", api_secret="${binance.secret}", testnet=False)\n`;
    expect(await found(text, "a.py")).toEqual(["binance: key@1 secret@1"]);
  });

  test.each([
    [
      "a frame",
      `│ exchange │ api_key │ api_secret │\n├───┼───┼───┤\n│ binance │ ${binance.key} │ ${binance.secret} │\n`,
    ],
    ["a wiki", `! Exchange !! API key !! Secret\n|-\n| Binance || ${binance.key} || ${binance.secret}\n`],
    ["one line of settings", `BINANCE_KEYS=${binance.key},${binance.secret}\n`],
    ["twofold colons", `binance::${binance.key}::${binance.secret}\n`],
    [
      "an app's strings",
      `<a name="binance_key"><![CDATA[${binance.key}]]></a>\n<a name="binance_secret"><![CDATA[${binance.secret}]]></a>\n`,
    ],
  ])("finds a pair in %s", async (_, text) => {
    const [line = ""] = await found(text, "notes.env");
    expect(line).toMatch(/^binance: key@\d secret@\d$/u);
  });

  test("keeps the items of a list of keys apart", async () => {
    const text = `api_keys = ["${binance.secret.toLowerCase()}", "${other.secret.toLowerCase()}"]\n`;
    expect((await found(text, "a.py")).filter((line) => line.includes("secret"))).toEqual([]);
  });

  test.each([
    ["in brackets", `rotate the Luno key (${luno.key} / ${luno.secret})\n`],
    ["between commas", `!connect luno, ${luno.key}, ${luno.secret}\n`],
    ["among what was printed", `LunoCredentials(${luno.key},${luno.secret})\n`],
    ["with a letter before each", `## Luno (main)\nK ${luno.key}\nS ${luno.secret}\n`],
    ["in a literal that is taken apart", `const [key, secret] = "${luno.key}:${luno.secret}".split(":"); // Luno\n`],
    ["in wrappers", `let luno = Credentials("${luno.key}".to_owned(), "${luno.secret}".to_owned());\n`],
    ["behind whose a line is", `Luno:\n${luno.key} = key\n${luno.secret} = secret\n`],
  ])("finds a key that is too short to be a candidate %s", async (_, text) => {
    const [line = ""] = await found(text, "notes.txt");
    expect(line).toMatch(/^luno: key@\d secret@\d$/u);
  });

  test.each([
    ["between colons", `binance:${binance.key}:${binance.secret}\n`],
    ["between blanks", `binance ${binance.key} ${binance.secret}\n`],
    ["between commas", `binance,${binance.key},${binance.secret}\n`],
    ["of a login", `machine api.binance.com login ${binance.key} password ${binance.secret}\n`],
  ])("brings the fields of a line together that stand %s", async (_, text) => {
    expect(await found(text, "keys.txt")).toEqual(["binance: key@1 secret@1"]);
    expect(await found(`${"nothing\n".repeat(20)}${text}`, "keys.txt")).toEqual(["binance: key@21 secret@21"]);
  });

  test.each([
    ["a login file", ".netrc", `machine www.luno.com login ${luno.key} password ${luno.secret}\n`],
    [
      "a server's entry",
      "settings.xml",
      `<server><id>luno</id><username>${luno.key}</username><password>${luno.secret}</password></server>\n`,
    ],
    ["a store's command", "add.bat", `add /generic:luno /user:${luno.key} /pass:${luno.secret}\n`],
    ["flags of a key chain", "add.sh", `add-password -s luno -a "${luno.key}" -w "${luno.secret}"\n`],
  ])("takes the short login and the password of %s for an exchange's that is named", async (_, path, text) => {
    expect(await found(text, path)).toEqual(["luno: key@1 secret@1"]);
  });

  test("leaves a login and a password of anything else alone", async () => {
    const text = `machine db.example.com login ${luno.key} password ${binance.secret}\n`;
    expect(await found(text, ".netrc")).toEqual(["generic-password: secret@1"]);
  });

  test("finds short parts in braces of LaTeX and behind wide colons", async () => {
    const table = `% Luno\nKey & \\texttt{${luno.key}} \\\\\nSecret & \\texttt{${luno.secret}} \\\\\n`;
    expect(await found(table, "a.tex")).toEqual(["luno: key@2 secret@3"]);
    const note = `OKX\n访问密钥：${okx.key}\n私钥：${okx.secret}\n口令：${okx.passphrase}\n`;
    expect(await found(note, "note.txt")).toEqual(["okx: key@2 secret@3 passphrase@4"]);
  });

  test("takes no attribute's name for a short part", async () => {
    const weex = made("weex");
    const meta = (name: string, value: string): string => `<meta name="weex-${name}" content="${value}">\n`;
    const text = meta("key", weex.key) + meta("secret", weex.secret) + meta("password", "gs2EWZE");
    const columns = (await scanText(text, { path: "a.html" })).flatMap(({ parts }) =>
      parts.map(({ location }) => location.startColumn),
    );
    expect(columns).toEqual([32, 35, 37]);
  });

  test.each([
    [
      "a literal that is taken apart",
      "a.js",
      `const [key, secret] = "${binance.key}:${binance.secret}".split(":"); // Binance\n`,
    ],
    ["names in brackets", "a.txt", `Binance (key / secret): ${binance.key} / ${binance.secret}\n`],
    ["slashes", "a.log", `connect to api.binance.com with ${binance.key} / ${binance.secret}\n`],
    ["a tuple without blanks", "a.py", `import binance\nauth=('${binance.key}','${binance.secret}')\n`],
    ["a pair of a variable", ".env", `BINANCE_CREDS=${binance.key}:${binance.secret}\n`],
    ["a pair with a weak name", "a.txt", `Binance api: ${binance.key}:${binance.secret}\n`],
    [
      "settings in one argument",
      "a.sh",
      `helm upgrade bot . --set binance.key=${binance.key},binance.secret=${binance.secret}\n`,
    ],
    ["words that are quoted", "a.pl", `my ($key, $secret) = qw(${binance.key} ${binance.secret}); # Binance\n`],
    ["anchors", "a.yml", `binance: &x\n  key: &k ${binance.key}\n  secret: &s ${binance.secret}\n`],
    ["marked items", "a.md", `* Binance\n  * ${binance.key}\n  * ${binance.secret}\n`],
    [
      "a table with code in its cells",
      "a.md",
      `| Exchange | Clave API | Clave secreta |\n|--|--|--|\n| Binance | \`${binance.key}\` | \`${binance.secret}\` |\n`,
    ],
    ["brackets behind names", "a.txt", `Binance: API key (${binance.key}), secret (${binance.secret})\n`],
    [
      "cells of a sheet",
      "a.xml",
      `<Row><C><D>Binance</D></C><C><D>${binance.key}</D></C><C><D>${binance.secret}</D></C></Row>\n`,
    ],
    [
      "a talk",
      "a.txt",
      `[10:11] Ann: what is the Binance key?\n[10:12] Bob: ${binance.key}\n[10:12] Ann: and the secret?\n[10:13] Bob: ${binance.secret}\n`,
    ],
    ["a tuple", "a.py", `def binance():\n    return "${binance.key}", "${binance.secret}"\n`],
  ])("brings the two values of %s together", async (_, path, text) => {
    expect((await found(text, path)).join()).toMatch(/^binance: key@\d secret@\d$/u);
  });

  test("brings a short key together with the field after it", async () => {
    expect(await found(`luno:${luno.key}:${luno.secret}\n`, "keys.txt")).toEqual(["luno: key@1 secret@1"]);
  });

  test("takes no two fields for a credential where nothing says whose they are", async () => {
    const ids = `${binance.key} ${binance.secret}\n`;
    expect(await found(ids, "ids.txt")).toEqual([]);
    expect(await found(`# traded on binance\n${"x\n".repeat(20)}${ids}`, "ids.txt")).toEqual([]);
  });

  test("brings the items of a list together, and the passphrase with them", async () => {
    expect(await found(`okx:\n  - ${okx.key}\n  - ${okx.secret}\n  - ${okx.passphrase}\n`, "keys.yml")).toEqual([
      "okx: key@2 secret@3 passphrase@4",
    ]);
  });

  test("takes a member's name for no passphrase", async () => {
    const text = `{ "exchange": "okx", "apiKey": "${okx.key}", "secret": "${okx.secret}", "passphrase": "", "margin-mode": "isolated" }`;
    expect(await found(text, "config.json")).toEqual(["okx: key@1 secret@1"]);
  });

  test("takes no flag's name for a short key", async () => {
    const deribit = made("deribit");
    const text = `bot --exchange deribit --apikey ${deribit.key} --api-secret ${deribit.secret}`;
    const [finding] = await scanText(text, { path: "run.sh" });
    expect(finding?.parts.map(({ location }) => text.slice(location.startColumn - 1, location.endColumn - 1))).toEqual([
      deribit.key,
      deribit.secret,
    ]);
  });

  test("finds a key id that is too short to be a candidate", async () => {
    expect(await found(`luno_key = "${luno.key}"\nluno_secret = "${luno.secret}"\n`)).toEqual(["luno: key@1 secret@2"]);
  });

  test("keeps two accounts apart, interleaved", async () => {
    const text = [
      `MAIN_BINANCE_KEY=${binance.key}`,
      `HEDGE_BINANCE_KEY=${other.key}`,
      `MAIN_BINANCE_SECRET=${binance.secret}`,
      `HEDGE_BINANCE_SECRET=${other.secret}`,
    ].join("\n");
    expect(await found(text, ".env")).toEqual(["binance: key@1 secret@3", "binance: key@2 secret@4"]);
  });

  test("keeps records of a list apart when one lacks its key", async () => {
    const text = [
      "accounts:",
      `  - exchange: binance`,
      `    secret: ${binance.secret}`,
      `  - exchange: okx`,
      `    key: ${okx.key}`,
      `    secret: ${okx.secret}`,
      `    password: ${okx.passphrase}`,
    ].join("\n");
    expect(await found(text, "accounts.yaml")).toEqual(["binance: secret@3", "okx: key@5 secret@6 passphrase@7"]);
  });

  test("never pairs halves whose names tell of two exchanges", async () => {
    const text = `BINANCE_API_KEY=${binance.key}\nKRAKEN_API_SECRET=${made("kraken").secret}\n`;
    expect(await found(text, ".env")).toEqual(["binance: key@1", "kraken: secret@2"]);
  });

  test("finds the secret before its key", async () => {
    expect(await found(`secret: ${binance.secret}\nkey: ${binance.key}\n# binance\n`, "a.yml")).toEqual([
      "binance: secret@1 key@2",
    ]);
  });

  test("pairs two bare lines in base64 where the file is called what holds keys, and nowhere else", async () => {
    const { key, secret } = made("backpack");
    const text = `${key}\n${secret}\n`;
    expect((await scanText(text, { path: "api.txt" })).map(({ parts }) => parts.length)).toEqual([2]);
    expect(await scanText(text, { path: "digests.txt" })).toEqual([]);
  });

  test("finds a token that begins with a name of its own behind the name of its slot", async () => {
    const { key: token } = made("circle");
    expect(token).toMatch(/^[A-Z]+_API_KEY:/u);
    expect(await found(`DEBUG client {ApiKey:${token}}\n`, "a.log")).toEqual(["circle: token@1"]);
  });

  test("finds halves in cells of a table", async () => {
    const text = `exchange,api_key,api_secret\nbinance,${binance.key},${binance.secret}\n`;
    expect(await found(text, "keys.csv")).toEqual(["binance: key@2 secret@2"]);
  });
});

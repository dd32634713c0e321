import { describe, expect, test } from "vitest";
import { found, made } from "../support/scan.ts";

const [bybit, okx, gate, kucoin, binance] = [made("bybit"), made("okx"), made("gate"), made("kucoin"), made("binance")];

describe("values beside the name of an exchange", () => {
  test.each([
    ["under words that say little", `Log in on Bybit with:\n 1st = ${bybit.key}\n 2nd = ${bybit.secret}\n`, "a.txt"],
    ["as data of a registry", `Root: Bybit; Data: "${bybit.key}"\nRoot: Bybit; Data: "${bybit.secret}"\n`, "a.iss"],
    ["as attributes", `<i id="bk" value="${bybit.key}"><i id="bs" value="${bybit.secret}">Bybit`, "a.html"],
    ["in braces", `h3. Bybit\n|One|{{${bybit.key}}}|\n|Two|{{${bybit.secret}}}|\n`, "a.wiki"],
    ["as items of a list by lines", `var bybit = [\n  '${bybit.key}'\n  '${bybit.secret}'\n]\n`, "a.bicep"],
    ["beside one that has a name", `bybit\nnumber ${bybit.key}\nsecret: ${bybit.secret}\n`, "a.txt"],
  ])("are a pair %s", async (_, text, path) => {
    const [first] = await found(text, path);
    expect(first).toMatch(/^bybit: key@\d secret@\d$/u);
  });

  test.each([
    ["far from it", `Bybit\n${"\n".repeat(9)}a = x ${bybit.key}\nb = x ${bybit.secret}\n`, "a.rs"],
    ["of another shape", `Bybit\na = x ${gate.key}\nb = x ${bybit.secret}\n`, "a.rs"],
    ["called otherwise", `Bybit\norder_id ${bybit.key}\ntx hash ${bybit.secret}\n`, "a.rs"],
    ["of hex in a test", `// gate\nf(x, ${gate.key})\ng(x, ${gate.secret})\n`, "a_test.go"],
    ["of hex that no word tells of", `// gate\nf(x, ${gate.key})\n\n\ng(x, ${gate.secret})\n`, "a.go"],
    ["among many", `// bybit\n${`f(x, ${bybit.key}, ${bybit.secret})\n`.repeat(5)}`, "a.go"],
  ])("are nothing %s", async (_, text, path) => {
    expect(await found(text, path)).toEqual([]);
  });

  test("are not mixed where two accounts stand", async () => {
    const other = made("bybit", "other");
    const text = `bybit\n1: x ${bybit.key} y ${bybit.secret}\n2: x ${other.key} y ${other.secret}\n`;
    expect(await found(text)).toEqual(["bybit: key@2 secret@2", "bybit: key@3 secret@3"]);
  });
});

describe("a passphrase that has no name", () => {
  test.each([
    ["after the secret", `kucoin (${kucoin.key}) (${kucoin.secret}) (${kucoin.passphrase})\n`, "a.txt"],
    ["under a letter", `kucoin: {K: "${kucoin.key}", S: "${kucoin.secret}", X: "${kucoin.passphrase}"}`, "a.conf"],
    ["in a note", `KuCoin key ${kucoin.key} secret ${kucoin.secret} third ${kucoin.passphrase}\n`, "a.txt"],
  ])("is written as the secret is, %s", async (_, text, path) => {
    expect(await found(text, path)).toEqual(["kucoin: key@1 secret@1 passphrase@1"]);
  });

  test("is no flag of the same command", async () => {
    const text = `run -var 'okx_key=${okx.key}' \\\n -var 'okx_secret=${okx.secret}' \\\n -target module.bot\n`;
    expect(await found(text, "a.sh")).toEqual(["okx: key@1 secret@2"]);
  });

  test("is no word of another kind", async () => {
    const text = `okx:\n  key: ${okx.key}\n  secret: ${okx.secret}\n  mode: paper-trading\n  since: 2024-01-02T03\n`;
    expect(await found(text, "a.yml")).toEqual(["okx: key@2 secret@3"]);
  });

  test("is that of its own account", async () => {
    const other = made("okx", "other");
    const text = [
      "# OKX",
      `KEY_A = "${okx.key}"`,
      `KEY_B = "${other.key}"`,
      `SECRET_A = "${okx.secret}"`,
      `SECRET_B = "${other.secret}"`,
      `PHRASE_A = "${okx.passphrase}"`,
      `PHRASE_B = "${other.passphrase}"`,
    ].join("\n");
    expect(await found(text, "a.py")).toEqual(["okx: key@2 secret@4 passphrase@6", "okx: key@3 secret@5 passphrase@7"]);
  });
});

test.each([
  [
    "of a literal",
    `f({\n  "venue, key, secret",\n  "okx, ${okx.key}, ${okx.secret}",\n})\n`,
    "A.java",
    "okx: key@3 secret@3",
  ],
  [
    "of a frame",
    `┌─venue─┬─key─┬─secret─┐\n│ gate │ ${gate.key} │ ${gate.secret} │\n`,
    "a.txt",
    "gate: key@2 secret@2",
  ],
])("a key under the heading of a column is read in a row %s", async (_, text, path, wanted) => {
  expect(await found(text, path)).toEqual([wanted]);
});

test("a key under the heading of its column is read where blanks part the columns", async () => {
  const text = `NAME      API KEY               SECRET\nmain      ${binance.key}  ${binance.secret}\n`;
  expect(await found(text, "out.txt")).toEqual(["binance: key@2 secret@2"]);
});

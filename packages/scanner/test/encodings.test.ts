import { base64, base64url, hex } from "@scure/base";
import { describe, expect, test } from "vitest";
import { scanBytes, scanText } from "../src/index.ts";
import { unescapeText } from "../src/text/unescape.ts";
import { brief, found, made } from "./support/scan.ts";

const { key, secret } = made("binance");
const okx = made("okx");
const dotenv = `BINANCE_API_KEY=${key}\nBINANCE_API_SECRET=${secret}\n`;
const bytes = new TextEncoder().encode(dotenv);
const percent = (text: string): string =>
  text.replaceAll(/[^A-Za-z0-9]/gu, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
const percentAll = (text: string): string =>
  Array.from(text, (c) => `%${c.charCodeAt(0).toString(16).padStart(2, "0")}`).join("");
const json = JSON.stringify({ exchange: "okx", apiKey: okx.key, secret: okx.secret, passphrase: okx.passphrase });

const octal = (text: string): string =>
  Array.from(text, (c) => `\\${c.charCodeAt(0).toString(8).padStart(3, "0")}`).join("");

describe("scanText() sees through", () => {
  test.each([
    ["an entity by number", (sign: string): string => `&#${sign.charCodeAt(0)};`],
    ["an entity by its hex", (sign: string): string => `&#x${sign.charCodeAt(0).toString(16)};`],
    ["an entity by name", (sign: string): string => ({ "+": "&plus;", "/": "&sol;", "=": "&equals;" })[sign] ?? sign],
    ["an octal escape", octal],
  ])("%s inside of a value", async (_, write) => {
    const { secret: plain } = made("kraken");
    const escaped = plain.replaceAll(/[+/=]/gu, write);
    for (const [text, path] of [
      [`<p>kraken api secret: ${escaped}</p>\n`, "a.html"],
      [`kraken_api_secret = "${escaped}"\n`, "a.py"],
    ] as const) {
      const from = text.indexOf(escaped);
      const [finding, ...more] = await scanText(text, { path });
      expect(more).toEqual([]);
      expect(finding?.exchange).toBe("kraken");
      expect(finding?.parts[0]?.location).toMatchObject({
        startColumn: from + 1,
        endColumn: from + 1 + escaped.length,
      });
      expect(finding?.parts[0]?.redacted).toBe(
        (await scanText(text.replace(escaped, plain), { path }))[0]?.parts[0]?.redacted,
      );
    }
  });

  test("a password behind a name too short for a key", async () => {
    const header = (text: string): string =>
      `curl -H "Authorization: Basic ${base64.encode(new TextEncoder().encode(text))}" x\n`;
    expect(await found(header(`admin:${secret}`), "a.sh")).toEqual(["generic-api-secret: secret@1"]);
    expect(await found(header("admin:changeme-please"), "a.sh")).toEqual([]);
  });

  test("no entity that has no end or stands for no sign of ASCII", () => {
    for (const text of ["?a=1&copy=2&plus=3", "&eacute;&unknown;", "&#xzz;"])
      expect(unescapeText(text)).toBe(undefined);
  });

  test.each([
    ["base64", `data: ${base64.encode(bytes)}\n`],
    ["base64url", `?config=${base64url.encode(bytes)}\n`],
    ["hex", `payload: ${hex.encode(bytes)}\n`],
    ["base64 within base64", `x: ${base64.encode(new TextEncoder().encode(`echo ${base64.encode(bytes)}`))}\n`],
    ["percent signs", `POST /x ${percent(`BINANCE_API_KEY=${key}&BINANCE_API_SECRET=${secret}`)}\n`],
    ["\\u escapes", `{"cmd": "BINANCE_KEY\\u003d\\u0022${key}\\u0022 BINANCE_SECRET\\u003d\\u0022${secret}\\u0022"}`],
    ["\\x escapes", `var binance="\\x22key\\x22:\\x22${key}\\x22,\\x22secret\\x22:\\x22${secret}\\x22";`],
    ["entities", `<a data-x="{&quot;binance_key&quot;:&quot;${key}&quot;,&quot;secret&quot;:&#34;${secret}&#x22;}">`],
    ["colours", `\u001b[36mbinance key:\u001b[22m \u001b[32m${key}\u001b[39m\nsecret: \u001b[32m${secret}\u001b[39m\n`],
  ])("%s", async (_, text) => {
    const findings = await scanText(text, { path: "a.log" });
    expect(findings.map(({ exchange, parts }) => [exchange, parts.map(({ kind }) => kind)])).toEqual([
      ["binance", ["key", "secret"]],
    ]);
  });

  test.each([
    ["\\\\x", (code: string): string => `\\x${code}`],
    ["\\\\u", (code: string): string => `\\u00${code}`],
    ["a percent sign", (code: string): string => `%${code.toUpperCase()}`],
  ])("values of which %s writes every character", async (_, write) => {
    const escape = (value: string): string =>
      Array.from(value, (character) => write(hex.encode(new TextEncoder().encode(character)))).join("");
    for (let indent = 0; indent < 64; indent += 7) {
      const blanks = " ".repeat(indent);
      const text = `binance = {\n${blanks}key: "${escape(key)}",\n${blanks}secret: "${escape(secret)}",\n}\n`;
      const [finding, ...more] = await scanText(text, { path: "a.js" });
      expect(more).toEqual([]);
      expect(finding === undefined ? "" : brief(finding)).toBe("binance: key@2 secret@3");
      const [part] = finding?.parts ?? [];
      const from = indent + 'key: "'.length;
      expect(part?.location).toMatchObject({ startColumn: from + 1, endColumn: from + 1 + escape(key).length });
    }
  });

  test.each([
    ["bytes of a program", String.raw`\x7f\x45\x4c\x46\x02\x01\x01\x00`.repeat(40)],
    ["letters of another script", String.raw`\u4f60\u597d\u4e16\u754c`.repeat(20)],
    ["a sentence", percentAll("the quick brown fox jumps over the lazy dog and goes home")],
  ])("and nothing in %s", async (_, text) => {
    expect(await found(`secret = "${text}"\n`, "a.py")).toEqual([]);
  });

  test.each([
    ["base64", base64.encode],
    ["hex", hex.encode],
  ] as const)("a long file in %s", async (_, encode) => {
    const lines = Array.from({ length: 300 }, (__, i) => `# setting ${i} of the bot\n`).join("");
    const text = `data:\n  bot.env: ${encode(new TextEncoder().encode(lines + dotenv))}\n`;
    expect(await found(text, "manifest.yaml")).toEqual(["binance: key@2 secret@2"]);
  });

  test.each([1, 2, 3])("JSON in JSON, %i deep, with its passphrase", async (depth) => {
    let text = json;
    for (let i = 0; i < depth; i++) text = JSON.stringify({ body: text });
    expect(await found(text, "event.json")).toEqual(["okx: key@1 secret@1 passphrase@1"]);
  });

  const pairLines = [`BINANCE_API_KEY = "${key}"\n`, `BINANCE_API_SECRET = "${secret}"\n`];
  const output = { output_type: "stream", name: "stdout", text: pairLines };
  const image = { output_type: "display_data", data: { "image/png": 'a\\"{[\n' } };
  test.each([
    ["a list of lines", { source: ["import x\n", "\n", ...pairLines], outputs: [] }, "cell 2, line 3"],
    ["one string", { source: ["import x\n", ...pairLines].join("") }, "cell 2, line 2"],
    ["an output", { source: ["print(x)"], outputs: [image, output] }, "the output of cell 2"],
    ["an older notebook", { input: pairLines }, "cell 2, line 1"],
  ])("a notebook's cell, and says which one it is: %s", async (_, cell, where) => {
    const markdown = { cell_type: "markdown", metadata: { cells: ["x", "y"] }, source: ['# "cells": [', "{"] };
    const cells = [markdown, { cell_type: "code", ...cell }, markdown];
    for (const notebook of [
      { cells, nbformat: 4 },
      { worksheets: [{ cells }], nbformat: 3 },
    ]) {
      const [finding, ...more] = await scanText(JSON.stringify(notebook, null, 1), { path: "a.ipynb" });
      expect(more).toEqual([]);
      expect(finding?.exchange).toBe("binance");
      expect(finding?.evidence.at(-1)).toBe(`it stands in ${where}`);
    }
  });

  test("no cell in a notebook's metadata, and none in other JSON", async () => {
    const notebook = { metadata: { x: pairLines }, cells: [{ source: ["a"] }] };
    for (const path of ["a.ipynb", "a.json"]) {
      const [finding] = await scanText(JSON.stringify(notebook, null, 1), { path });
      expect(finding?.evidence.join()).not.toContain("cell");
    }
  });

  test("a notebook's lines", async () => {
    const cell = { source: [`BINANCE_API_KEY = "${key}"\n`, `BINANCE_API_SECRET = "${secret}"\n`] };
    expect(await found(JSON.stringify({ cells: [cell] }, null, 1), "a.ipynb")).toEqual(["binance: key@5 secret@6"]);
  });

  test.each(["utf-16le", "utf-16be", "utf-32le"] as const)("%s", async (encoding) => {
    const width = encoding === "utf-32le" ? 4 : 2;
    const view = new DataView(new ArrayBuffer((dotenv.length + 1) * width));
    for (const [i, character] of [...`\ufeff${dotenv}`].entries()) {
      if (width === 4) view.setUint32(i * 4, character.charCodeAt(0), true);
      else view.setUint16(i * 2, character.charCodeAt(0), encoding === "utf-16le");
    }
    expect((await scanBytes(new Uint8Array(view.buffer), { path: ".env" })).map(brief)).toEqual([
      "binance: key@1 secret@2",
    ]);
  });

  test("an escape that touches a value, which is no part of it", async () => {
    const [finding] = await scanText(`x = "\\n${key}\\nsecret=${secret}" # binance`, { path: "a.py" });
    expect(finding?.parts.map(({ redacted }) => redacted[0])).toContain(secret[0]);
  });
});

describe("scanText() places what was encoded", () => {
  test("at the value as it is written", async () => {
    const line = `{"cmd": "BINANCE_SECRET\\u003d\\u0022${secret}\\u0022"}`;
    const [finding] = await scanText(line, { path: "a.json" });
    expect(finding?.location?.startColumn).toBe(line.indexOf(secret) + 1);
    expect(finding?.location?.endColumn).toBe(line.indexOf(secret) + 1 + secret.length);
  });

  test("and gives up within its budget where encoded text is without end", async () => {
    const bomb = Array.from(
      { length: 900 },
      () => `x: ${base64.encode(new TextEncoder().encode(`${dotenv}${"a b ".repeat(500)}`))}`,
    );
    const findings = await scanText(bomb.join("\n"), { path: "a.yaml" });
    expect(findings.length).toBeGreaterThan(100);
    expect(findings.length).toBeLessThan(900);
  });
});

describe("unescapeText()", () => {
  test("maps every byte to the characters that it was written as", () => {
    const text = String.raw`a\u0022b%20c&amp;`;
    const view = unescapeText(text);
    expect(new TextDecoder().decode(view?.bytes)).toBe('a"b c&');
    expect(Array.from(view?.bytes ?? [], (_, at) => view?.startOf(at))).toEqual([0, 1, 7, 8, 11, 12]);
    expect(Array.from(view?.bytes ?? [], (_, at) => view?.endOf(at))).toEqual([1, 7, 8, 11, 12, 17]);
  });

  test("returns undefined for plain text", () => {
    expect(unescapeText("plain")).toBe(undefined);
  });
});

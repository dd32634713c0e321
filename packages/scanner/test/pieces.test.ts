import { describe, expect, test } from "vitest";
import { unglueText } from "../src/text/unglue.ts";
import { found, made } from "./support/scan.ts";

const { key, secret } = made("binance");
const half = (value: string, glue: string): string => value.slice(0, 30) + glue + value.slice(30);

/** A file of Binance's in which both values stand in pieces. */
const FORMS: readonly (readonly [what: string, path: string, glue: string, before: string, after: string])[] = [
  ["a sum", "a.js", '" + "', '"', '"'],
  ["a sum over lines", "a.js", '" +\n  "', '"', '"'],
  ["a sum of PHP", "a.php", "' . '", "'", "'"],
  ["a sum of Basic", "a.bas", '" & _\n    "', '"', '"'],
  ["a sum of Lua", "a.lua", '" .. "', '"', '"'],
  ["a sum of SQL", "a.sql", "' || '", "'", "'"],
  ["literals over lines", "a.py", '"\n    "', '("', '")'],
  ["literals behind backslashes", "a.py", '" \\\n    "', '"', '"'],
  ["a joined list", "a.js", '", "', '["', '"].join("")'],
  ["a list that a text joins", "a.py", "', '", "''.join(['", "'])"],
  ["a call that joins", "a.r", '", "', 'paste0("', '")'],
  ["a line that goes on", ".env", "\\\n", "", ""],
];

describe("a value in pieces", () => {
  test.each(FORMS)("is found when it is %s", async (_, path, glue, before, after) => {
    const line = (name: string, value: string): string => `BINANCE_${name}=${before}${half(value, glue)}${after}\n`;
    const parts = (await found(line("API_KEY", key) + line("API_SECRET", secret), path)).join();
    expect(parts).toMatch(/^binance: key@1 secret@\d$/u);
  });

  test("is found in a mail as it travels", async () => {
    const mail = (is: string): string =>
      `Content-Transfer-Encoding: quoted-printable\n\nBinance\nAPI key${is}${half(key, "=\n")}\nSecret${is}${half(secret, "=\n")}\n`;
    expect(await found(mail(" =3D "), "mail.eml")).toEqual(["binance: key@4 secret@6"]);
    expect(await found(mail("=3D"), "mail.eml")).toEqual(["binance: key@4 secret@6"]);
  });

  test.each([
    ["a list that is joined with something between", `BINANCE_SECRET = ["${half(secret, '", "')}"].join("-")\n`],
    ["a list", `BINANCE_SECRETS = ["${half(secret, '", "')}"]\n`],
    ["the next member of a record without commas", `{\n  'apiKey': '${secret}'\n  'apiSecret': '${secret}'\n}\n`],
    ["the next setting", `"key" = "${secret}"\n"secret" = "${secret}"\n`],
    [
      "more pieces than a value has",
      `BINANCE_SECRET = "${Array.from({ length: 12 }, () => secret.slice(0, 20)).join('" +\n"')}"\n`,
    ],
  ])("is not put together from %s", (_, text) => {
    expect(unglueText(text)).toBe(undefined);
  });

  test("keeps the place of each byte", () => {
    const text = 'a = "xy" + "z"';
    const view = unglueText(text);
    expect(new TextDecoder().decode(view?.bytes)).toBe('a = "xyz"');
    expect(view?.startOf((view?.bytes.length ?? 0) - 2)).toBe(text.indexOf("z"));
  });
});

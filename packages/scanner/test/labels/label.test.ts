import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scanText } from "../../src/index.ts";
import { mentionsIn } from "../../src/labels/mentions.ts";
import { made } from "../support/scan.ts";

const { key, secret } = made("binance");
const delta = made("delta");
const pair = `api_key = "${key}"\napi_secret = "${secret}"\n`;

async function label(text: string, path = "app.py"): Promise<string | null | undefined> {
  return (await scanText(text, { path })).find(({ severity }) => severity !== "info")?.exchange;
}

// Every value here has the shape that Binance, BingX and Toobit share: only the evidence tells them apart.
const TIERS: readonly (readonly [what: string, text: string, exchange: string])[] = [
  ["a header", `headers = {"X-MBX-APIKEY": "${key}"}\nsecret = "${secret}"\n`, "binance"],
  ["a class", `ex = ccxt.bingx({"apiKey": "${key}", "secret": "${secret}"})\n`, "bingx"],
  ["a host on its line", `get("https://open-api.bingx.com/x", api_key="${key}", secret="${secret}")\n`, "bingx"],
  ["the variable", `BINGX_API_KEY=${key}\nBINGX_API_SECRET=${secret}\n`, "bingx"],
  ["the record", `{"exchange": "bingx", "apiKey": "${key}", "secret": "${secret}"}\n`, "bingx"],
  ["the section", `[bingx]\napi_key = ${key}\napi_secret = ${secret}\n`, "bingx"],
  ["a line above", `# BingX account\n${pair}`, "bingx"],
  ["an import", `from bingx import Client\n\n\n${"\n".repeat(14)}${pair}`, "bingx"],
  ["an everyday name before a word for keys", `here are the Aster keys\n${pair}`, "aster"],
  ["a word on its line", `add delta --login ${delta.key} --password ${delta.secret}\n`, "delta"],
  ["a property of a machine", `java -Dbingx.apikey=${key} -Dbingx.secret=${secret} -jar a.jar\n`, "bingx"],
  ["an everyday name before a colon", `set aster:apiKey ${key}\nset aster:secret ${secret}\n`, "aster"],
  ["an everyday name of a script", `python aster.py --api-key=${key} --api-secret=${secret}\n`, "aster"],
  ["an everyday name that is made", `(make-aster #:key "${key}" #:secret "${secret}")\n`, "aster"],
  ["an everyday name of a type", `struct Aster\n${pair}end\n`, "aster"],
  ["an everyday name in a sentence", `please let Aster use these\n${pair}`, "aster"],
  ["an everyday name of an element", `<b>aster</b> <i>${pair}</i>\n`, "aster"],
  ["an everyday name in a path beside the shape of its keys", `# /srv/hashkey/bot.py:12 in main\n${pair}`, "hashkey"],
  ["the file that a change is to", `diff --git a/aster.ini b/aster.ini\n${pair}`, "aster"],
  ["an account's name", `HGETALL account:aster\n${pair}`, "aster"],
  ["a name of several words", `# Coinbase International\nx = 1\n`, ""],
];

describe("labelOf()", () => {
  test("takes of two exchanges that issue one shape the one that more people trade at", async () => {
    const htx = made("htx");
    expect(await label(`api_key = "${htx.key}"\napi_secret = "${htx.secret}"\n`)).toBe("htx");
  });

  test.each(TIERS.filter(([, , exchange]) => exchange !== ""))("reads %s", async (_, text, exchange) => {
    expect(await label(text)).toBe(exchange);
  });

  test("reads the file's name", async () => {
    expect(await label(pair, "bingx_keys.py")).toBe("bingx");
  });

  test("prefers the variable to the file's name", async () => {
    expect(await label(`BINGX_API_KEY=${key}\nBINGX_API_SECRET=${secret}\n`, "binance.env")).toBe("bingx");
  });

  test("prefers the record to a line above it", async () => {
    expect(await label(`// binance\n{"exchange": "bingx", "apiKey": "${key}", "secret": "${secret}"}\n`)).toBe("bingx");
  });

  test("names the commonest exchange of a shape when nothing else speaks", async () => {
    expect(await label(pair, "app.py")).toBe("binance");
  });

  test("says unknown for a shape that several issue as often", async () => {
    const hex = made("whitebit");
    expect(await label(`${hex.key}\n${hex.secret}\n`, "secret.txt")).toBe(null);
  });

  test("takes the shape of a test network's keys for one where the names say test", async () => {
    const hex = made("gate").secret;
    const other = made("gate", "other").secret;
    expect(await label(`api_key = "${hex}"\napi_secret = "${other}"\n`)).toBe(null);
    expect(await label(`TEST_API_KEY = "${hex}"\nTEST_API_SECRET = "${other}"\n`)).toBe("binance");
  });

  test("says unknown for a shape of nobody's", async () => {
    expect(await label(`api_key = "${key.slice(0, 21)}"\napi_secret = "${secret.slice(0, 29)}"\n`)).toBe(null);
  });
});

describe("mentionsIn()", () => {
  test("reads a long text line by line as it reads a short one whole", () => {
    const words = [
      "gate",
      "binance",
      "OKX",
      "exchange",
      "venue =",
      "exchange:",
      "=",
      ": ",
      '"mexc"',
      "'gate'",
      "kraken,",
    ];
    const line = fc.array(fc.constantFrom(...words, " ", "  ", "ccxt.htx", "X-MBX-APIKEY", "api.bybit.com"), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const text = lines
          .map((found) => found.join(""))
          .join("\n")
          .slice(0, 290);
        const long = `${text}\n${"x ".repeat(200)}`;
        expect(mentionsIn(long)).toEqual(mentionsIn(`${text}\n`));
      }),
    );
  });

  test.each([
    ["gate_api_key", "gate"],
    ["gateApiKey", "gate"],
    ["krakenapisecret", "kraken"],
    ["api.gateio.ws", "gate"],
    ["Coinbase International bridge", "coinbaseinternational"],
    ["exchange=luno", "luno"],
    ["ccxt.okx", "okx"],
  ])("finds a name in %s", (text, exchange) => {
    expect(
      mentionsIn(text)
        .filter(({ kind }) => kind !== "weak-name")
        .map((mention) => mention.exchange.id),
    ).toContain(exchange);
  });

  test.each(["gateway", "navigate", "derive-private-key", "api-key", "mexican food"])(
    "finds no certain name in %s",
    (text) => {
      expect(mentionsIn(text).filter(({ kind }) => kind !== "weak-name")).toEqual([]);
    },
  );

  test("finds none within a random value", () => {
    expect(mentionsIn(`x = "${key}${secret}"`)).toEqual([]);
  });
});

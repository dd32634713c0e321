import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isKeyguardError } from "@keyguard/core";
import { describe, expect, it } from "vitest";
import { exchangeIds, EXCHANGES, findExchange, getExchange, nameKey } from "../src/index.ts";

const folder = fileURLToPath(new URL("../src/exchanges", import.meta.url));
const files = readdirSync(folder).map((name) => name.replace(/\.ts$/u, ""));

/** Who claims each name, as pairs of a name and the ids that claim it. */
function claims(namesOf: (exchange: (typeof EXCHANGES)[number]) => readonly string[]): [string, string[]][] {
  const owners = new Map<string, Set<string>>();
  for (const exchange of EXCHANGES) {
    for (const name of namesOf(exchange)) owners.set(name, (owners.get(name) ?? new Set()).add(exchange.id));
  }
  return [...owners].map(([name, ids]) => [name, [...ids]]);
}

describe("EXCHANGES", () => {
  it("holds every file of src/exchanges once, under the file's name, sorted", () => {
    expect(exchangeIds()).toEqual([...files].sort());
  });

  it.each(files)("%s.ts exports the exchange of its name", (id) => {
    expect(readFileSync(`${folder}/${id}.ts`, "utf8")).toContain(`export const ${id}: Exchange = {`);
    expect(EXCHANGES.find((exchange) => exchange.id === id)).toBeDefined();
  });

  it.each([
    ["name", claims(({ id, names }) => [id, ...names.aliases, ...names.ccxt].map(nameKey))],
    ["variable prefix", claims(({ names }) => names.environment)],
    ["package", claims(({ names }) => names.packages.map((name) => name.toLowerCase()))],
    ["class", claims(({ names }) => names.classes)],
    ["host", claims(({ hosts, testHosts }) => [...hosts, ...testHosts])],
    ["credential", claims(({ credentials }) => credentials.map(({ id }) => id))],
  ])("lets no two exchanges claim one %s", (_, owners) => {
    expect(owners.filter(([, ids]) => ids.length > 1)).toEqual([]);
  });

  it("has no credential id twice", () => {
    const ids = EXCHANGES.flatMap(({ credentials }) => credentials.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("findExchange()", () => {
  it.each([
    ["binance", "binance"],
    ["BINANCE", "binance"],
    ["binanceusdm", "binance"],
    ["Binance.US", "binanceus"],
    ["gate.io", "gate"],
    ["gate_io", "gate"],
    ["gateio", "gate"],
    ["huobi", "htx"],
    ["okex", "okx"],
    ["myokx", "okx"],
    ["mxc", "mexc"],
    ["gdax", "coinbaseexchange"],
    ["coinbase pro", "coinbaseexchange"],
    ["cbpro", "coinbaseexchange"],
    ["coinbase advanced trade", "coinbase"],
    ["cdp", "coinbase"],
    ["Coinbase Prime", "coinbaseprime"],
    ["kraken-futures", "krakenfutures"],
    ["crypto.com", "cryptocom"],
    ["crypto_com", "cryptocom"],
    ["CEX.IO", "cex"],
    ["cexio", "cex"],
    ["xt.com", "xt"],
    ["woofipro", "orderly"],
    ["kucoinfutures", "kucoin"],
    ["bybiteu", "bybit"],
  ])("knows %j as %s", (name, id) => {
    expect(findExchange(name)?.id).toBe(id);
  });

  it("finds every exchange by its id, its ccxt ids and each alias", () => {
    for (const { id, names } of EXCHANGES) {
      for (const name of [id, ...names.ccxt, ...names.aliases])
        expect([name, findExchange(name)?.id]).toEqual([name, id]);
    }
  });

  it.each(["", "nosuch", "gateway", "binance2", "__proto__", "constructor"])("does not know %j", (name) => {
    expect(findExchange(name)).toBeUndefined();
  });
});

describe("getExchange()", () => {
  it("names the nearest name when there is none such", () => {
    const lookUp = (): unknown => getExchange("binnance");
    expect(lookUp).toThrowError(
      expect.objectContaining({ code: "KG_EXCHANGE_UNKNOWN", hint: expect.stringContaining('"binance"') }),
    );
  });

  it("points to the list when nothing is near, and does not repeat what was typed", () => {
    const typed = "q".repeat(40);
    let caught: unknown;
    try {
      getExchange(typed);
    } catch (error) {
      caught = error;
    }
    expect(isKeyguardError(caught)).toBe(true);
    expect(`${String(caught)} ${(caught as { hint?: string }).hint}`).not.toContain(typed);
    expect((caught as { hint?: string }).hint).toContain("rules list");
  });
});

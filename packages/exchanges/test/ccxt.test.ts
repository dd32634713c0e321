import { exchanges } from "ccxt";
import { describe, expect, it } from "vitest";
import { EXCHANGES, findExchange } from "../src/index.ts";

interface CcxtClass {
  readonly hostname?: string;
  readonly urls: { readonly api?: unknown; readonly test?: unknown };
  readonly requiredCredentials: Readonly<Record<string, boolean>>;
}

const classes = exchanges as unknown as Readonly<Record<string, new () => CcxtClass>>;
const ids = Object.keys(classes);

/** Hosts of a class that belong to another exchange, a help desk or a chain's public node. */
const FOREIGN = /^(?:docs\.gemini\.com|kraken\.zendesk\.com|dydx-rest\.publicnode\.com)$/u;

/** Classes that inherit hosts of the class they extend, which they do not call. */
const INHERITED: Readonly<Record<string, string>> = {
  binanceus: "binance",
  tokocrypto: "binance",
  bequant: "hitbtc",
  fmfwio: "hitbtc",
  blockchaincom: "delta", // a mistake in ccxt's file
};

/** What ccxt calls a part of each kind. */
const PART_OF = { secret: "secret", privateKey: "private-key", password: "passphrase" } as const;

function hostsIn(urls: unknown, hostname = ""): string[] {
  if (typeof urls === "string") {
    return /^https?:\/\/([^/:?]+)/u.exec(urls.replaceAll("{hostname}", hostname))?.slice(1, 2) ?? [];
  }
  return typeof urls === "object" && urls !== null ? Object.values(urls).flatMap((url) => hostsIn(url, hostname)) : [];
}

/** The hosts that are listed for a name; none for one that is not known. */
function hostsOf(name: string): string[] {
  const exchange = findExchange(name);
  return [...(exchange?.hosts ?? []), ...(exchange?.testHosts ?? [])];
}

function instance(id: string): CcxtClass {
  const Class = classes[id];
  if (Class === undefined) throw new Error(`no such class: ${id}`);
  return new Class();
}

it("can read ccxt's list at all", () => {
  expect(ids.length).toBeGreaterThan(90);
});

it("knows every exchange of ccxt, and no other by ccxt's name", () => {
  const known = EXCHANGES.flatMap(({ names }) => names.ccxt);
  expect([...known].sort()).toEqual([...ids].sort());
});

describe.each(ids)("ccxt's %s", (id) => {
  it("calls hosts that are listed", () => {
    const { urls, hostname } = instance(id);
    const listed = new Set([...hostsOf(id), ...hostsOf(INHERITED[id] ?? id)]);
    const called = [...hostsIn(urls.api, hostname), ...hostsIn(urls.test, hostname)];
    expect(called.filter((host) => !listed.has(host) && !FOREIGN.test(host))).toEqual([]);
  });

  it("asks for no part that the exchange's credentials lack", () => {
    const required = instance(id).requiredCredentials;
    const kinds = new Set(findExchange(id)?.credentials.flatMap(({ parts }) => parts.map(({ kind }) => kind)));
    const lacking = Object.entries(PART_OF)
      .filter(([name, kind]) => required[name] === true && !kinds.has(kind))
      .filter(([name]) => !(name === "secret" && kinds.has("private-key")))
      // NDAX asks for the password of the account itself, which no key carries.
      .filter(([name]) => !(id === "ndax" && name === "password"));
    expect(lacking).toEqual([]);
  });
});

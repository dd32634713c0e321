import { KeyguardError } from "@keyguard/core";
import type { CcxtClass } from "./ccxt-class.ts";

// One literal import each, by path: so every class is bundled into a chunk of its own, which is read
// from disk only when a key of that exchange is asked. The whole of ccxt takes over a second to load.
const CLASSES: Readonly<Record<string, () => Promise<unknown>>> = {
  alpaca: () => import("../../node_modules/ccxt/js/src/alpaca.js"),
  backpack: () => import("../../node_modules/ccxt/js/src/backpack.js"),
  binance: () => import("../../node_modules/ccxt/js/src/binance.js"),
  binanceus: () => import("../../node_modules/ccxt/js/src/binanceus.js"),
  bingx: () => import("../../node_modules/ccxt/js/src/bingx.js"),
  bitfinex: () => import("../../node_modules/ccxt/js/src/bitfinex.js"),
  bitflyer: () => import("../../node_modules/ccxt/js/src/bitflyer.js"),
  bitget: () => import("../../node_modules/ccxt/js/src/bitget.js"),
  bithumb: () => import("../../node_modules/ccxt/js/src/bithumb.js"),
  bitstamp: () => import("../../node_modules/ccxt/js/src/bitstamp.js"),
  bitvavo: () => import("../../node_modules/ccxt/js/src/bitvavo.js"),
  blofin: () => import("../../node_modules/ccxt/js/src/blofin.js"),
  btcmarkets: () => import("../../node_modules/ccxt/js/src/btcmarkets.js"),
  bybit: () => import("../../node_modules/ccxt/js/src/bybit.js"),
  bybiteu: () => import("../../node_modules/ccxt/js/src/bybiteu.js"),
  bybitid: () => import("../../node_modules/ccxt/js/src/bybitid.js"),
  coinbase: () => import("../../node_modules/ccxt/js/src/coinbase.js"),
  coinbaseexchange: () => import("../../node_modules/ccxt/js/src/coinbaseexchange.js"),
  coincheck: () => import("../../node_modules/ccxt/js/src/coincheck.js"),
  coinex: () => import("../../node_modules/ccxt/js/src/coinex.js"),
  cryptocom: () => import("../../node_modules/ccxt/js/src/cryptocom.js"),
  delta: () => import("../../node_modules/ccxt/js/src/delta.js"),
  deribit: () => import("../../node_modules/ccxt/js/src/deribit.js"),
  gate: () => import("../../node_modules/ccxt/js/src/gate.js"),
  gemini: () => import("../../node_modules/ccxt/js/src/gemini.js"),
  htx: () => import("../../node_modules/ccxt/js/src/htx.js"),
  hyperliquid: () => import("../../node_modules/ccxt/js/src/hyperliquid.js"),
  independentreserve: () => import("../../node_modules/ccxt/js/src/independentreserve.js"),
  kraken: () => import("../../node_modules/ccxt/js/src/kraken.js"),
  krakenfutures: () => import("../../node_modules/ccxt/js/src/krakenfutures.js"),
  kucoin: () => import("../../node_modules/ccxt/js/src/kucoin.js"),
  lbank: () => import("../../node_modules/ccxt/js/src/lbank.js"),
  luno: () => import("../../node_modules/ccxt/js/src/luno.js"),
  mexc: () => import("../../node_modules/ccxt/js/src/mexc.js"),
  myokx: () => import("../../node_modules/ccxt/js/src/myokx.js"),
  okx: () => import("../../node_modules/ccxt/js/src/okx.js"),
  okxus: () => import("../../node_modules/ccxt/js/src/okxus.js"),
  phemex: () => import("../../node_modules/ccxt/js/src/phemex.js"),
  poloniex: () => import("../../node_modules/ccxt/js/src/poloniex.js"),
  upbit: () => import("../../node_modules/ccxt/js/src/upbit.js"),
  whitebit: () => import("../../node_modules/ccxt/js/src/whitebit.js"),
  woo: () => import("../../node_modules/ccxt/js/src/woo.js"),
  xt: () => import("../../node_modules/ccxt/js/src/xt.js"),
};

/** The ids of the ccxt classes that come with this package. */
export function bundledClasses(): string[] {
  return Object.keys(CLASSES);
}

function isModule(value: unknown): value is { readonly default: CcxtClass } {
  return typeof value === "object" && value !== null && "default" in value && typeof value.default === "function";
}

async function load(id: string): Promise<unknown> {
  const bundled = CLASSES[id];
  if (bundled !== undefined) return bundled();
  if (!/^[a-z][a-z0-9]{1,30}$/u.test(id)) return undefined;
  // Any other exchange: from the caller's own ccxt, which is an optional peer.
  return import(/* @vite-ignore */ new URL(`./src/${id}.js`, import.meta.resolve("ccxt")).href);
}

/**
 * The class of one exchange, loaded at the first call.
 *
 * @throws {KeyguardError} `KG_EXCHANGE_UNKNOWN` where neither this package nor an installed ccxt has it
 */
export async function loadClass(id: string): Promise<CcxtClass> {
  const module = await load(id).catch(() => undefined);
  if (isModule(module)) return module.default;
  throw new KeyguardError("KG_EXCHANGE_UNKNOWN", `Cannot ask "${id}": there is no client for it`, {
    hint: "install ccxt beside keyguard for exchanges that it does not bring along",
  });
}

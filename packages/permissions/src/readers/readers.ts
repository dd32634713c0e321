import { alpaca } from "./alpaca.ts";
import { backpack } from "./backpack.ts";
import { binance } from "./binance.ts";
import { binanceus } from "./binanceus.ts";
import { bingx } from "./bingx.ts";
import { bitfinex } from "./bitfinex.ts";
import { bitflyer } from "./bitflyer.ts";
import { bitget } from "./bitget.ts";
import { bithumb } from "./bithumb.ts";
import { bitmart } from "./bitmart.ts";
import { bitmex } from "./bitmex.ts";
import { bitstamp } from "./bitstamp.ts";
import { bitvavo } from "./bitvavo.ts";
import { blofin } from "./blofin.ts";
import { btcmarkets } from "./btcmarkets.ts";
import { bybit } from "./bybit.ts";
import { coinbase } from "./coinbase.ts";
import { coinbaseexchange } from "./coinbaseexchange.ts";
import { coincheck } from "./coincheck.ts";
import { coinex } from "./coinex.ts";
import { cryptocom } from "./cryptocom.ts";
import { delta } from "./delta.ts";
import { deribit } from "./deribit.ts";
import { gate } from "./gate.ts";
import { gemini, geminiMaster } from "./gemini.ts";
import { htx } from "./htx.ts";
import { hyperliquid } from "./hyperliquid.ts";
import { independentreserve } from "./independentreserve.ts";
import { kraken } from "./kraken.ts";
import { krakenfutures } from "./krakenfutures.ts";
import { kucoin } from "./kucoin.ts";
import { lbank } from "./lbank.ts";
import { luno } from "./luno.ts";
import { mexc } from "./mexc.ts";
import { okx } from "./okx.ts";
import { phemex } from "./phemex.ts";
import { poloniex } from "./poloniex.ts";
import { upbit } from "./upbit.ts";
import { whitebit } from "./whitebit.ts";
import { woo } from "./woo.ts";
import { xt } from "./xt.ts";
import type { Reader } from "./reader.ts";

/** The reader of every exchange, by its id. */
export const READERS: Readonly<Record<string, Reader>> = {
  alpaca,
  backpack,
  binance,
  binanceus,
  bingx,
  bitfinex,
  bitflyer,
  bitget,
  bithumb,
  bitmart,
  bitmex,
  bitstamp,
  bitvavo,
  blofin,
  btcmarkets,
  bybit,
  coinbase,
  coinbaseexchange,
  coincheck,
  coinex,
  cryptocom,
  delta,
  deribit,
  gate,
  gemini,
  htx,
  hyperliquid,
  independentreserve,
  kraken,
  krakenfutures,
  kucoin,
  lbank,
  luno,
  mexc,
  okx,
  phemex,
  poloniex,
  upbit,
  whitebit,
  woo,
  xt,
};

/** The reader for one credential: where the key's own form decides, it is looked at. */
export function readerFor(exchange: string, key: string): Reader | undefined {
  if (exchange === "gemini" && !key.includes("account")) return geminiMaster;
  return Object.hasOwn(READERS, exchange) ? READERS[exchange] : undefined; // a name comes from a configuration
}

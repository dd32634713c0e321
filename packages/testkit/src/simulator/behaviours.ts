import { alpaca } from "./exchanges/alpaca.ts";
import { backpack } from "./exchanges/backpack.ts";
import { binance } from "./exchanges/binance.ts";
import { binanceus } from "./exchanges/binanceus.ts";
import { bingx } from "./exchanges/bingx.ts";
import { bitfinex } from "./exchanges/bitfinex.ts";
import { bitflyer } from "./exchanges/bitflyer.ts";
import { bitget } from "./exchanges/bitget.ts";
import { bithumb } from "./exchanges/bithumb.ts";
import { bitmart } from "./exchanges/bitmart.ts";
import { bitmex } from "./exchanges/bitmex.ts";
import { bitstamp } from "./exchanges/bitstamp.ts";
import { bitvavo } from "./exchanges/bitvavo.ts";
import { blofin } from "./exchanges/blofin.ts";
import { btcmarkets } from "./exchanges/btcmarkets.ts";
import { bybit } from "./exchanges/bybit.ts";
import { coinbase } from "./exchanges/coinbase.ts";
import { coinbaseexchange } from "./exchanges/coinbaseexchange.ts";
import { coincheck } from "./exchanges/coincheck.ts";
import { coinex } from "./exchanges/coinex.ts";
import { cryptocom } from "./exchanges/cryptocom.ts";
import { delta } from "./exchanges/delta.ts";
import { deribit } from "./exchanges/deribit.ts";
import { gate } from "./exchanges/gate.ts";
import { gemini } from "./exchanges/gemini.ts";
import { htx } from "./exchanges/htx.ts";
import { hyperliquid } from "./exchanges/hyperliquid.ts";
import { independentreserve } from "./exchanges/independentreserve.ts";
import { kraken } from "./exchanges/kraken.ts";
import { krakenfutures } from "./exchanges/krakenfutures.ts";
import { kucoin } from "./exchanges/kucoin.ts";
import { lbank } from "./exchanges/lbank.ts";
import { luno } from "./exchanges/luno.ts";
import { mexc } from "./exchanges/mexc.ts";
import { okx } from "./exchanges/okx.ts";
import { phemex } from "./exchanges/phemex.ts";
import { poloniex } from "./exchanges/poloniex.ts";
import { upbit } from "./exchanges/upbit.ts";
import { whitebit } from "./exchanges/whitebit.ts";
import { woo } from "./exchanges/woo.ts";
import { xt } from "./exchanges/xt.ts";
import type { Behaviour } from "./world.ts";

/** The behaviour of every exchange, by its id. */
export const BEHAVIOURS: Readonly<Record<string, Behaviour>> = {
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

import { KeyguardError, suggest } from "@keyguard/core";
import type { Exchange } from "./exchange.ts";
import { alpaca } from "./exchanges/alpaca.ts";
import { apex } from "./exchanges/apex.ts";
import { ascendex } from "./exchanges/ascendex.ts";
import { aster } from "./exchanges/aster.ts";
import { backpack } from "./exchanges/backpack.ts";
import { bequant } from "./exchanges/bequant.ts";
import { bigone } from "./exchanges/bigone.ts";
import { binance } from "./exchanges/binance.ts";
import { binanceus } from "./exchanges/binanceus.ts";
import { bingx } from "./exchanges/bingx.ts";
import { bit2c } from "./exchanges/bit2c.ts";
import { bitbank } from "./exchanges/bitbank.ts";
import { bitbns } from "./exchanges/bitbns.ts";
import { bitfinex } from "./exchanges/bitfinex.ts";
import { bitflyer } from "./exchanges/bitflyer.ts";
import { bitget } from "./exchanges/bitget.ts";
import { bitgo } from "./exchanges/bitgo.ts";
import { bithumb } from "./exchanges/bithumb.ts";
import { bitkub } from "./exchanges/bitkub.ts";
import { bitmart } from "./exchanges/bitmart.ts";
import { bitmex } from "./exchanges/bitmex.ts";
import { bitopro } from "./exchanges/bitopro.ts";
import { bitrue } from "./exchanges/bitrue.ts";
import { bitso } from "./exchanges/bitso.ts";
import { bitstamp } from "./exchanges/bitstamp.ts";
import { bitteam } from "./exchanges/bitteam.ts";
import { bittrade } from "./exchanges/bittrade.ts";
import { bitvavo } from "./exchanges/bitvavo.ts";
import { blockchaincom } from "./exchanges/blockchaincom.ts";
import { blofin } from "./exchanges/blofin.ts";
import { btcbox } from "./exchanges/btcbox.ts";
import { btcmarkets } from "./exchanges/btcmarkets.ts";
import { btcturk } from "./exchanges/btcturk.ts";
import { btse } from "./exchanges/btse.ts";
import { bullish } from "./exchanges/bullish.ts";
import { bybit } from "./exchanges/bybit.ts";
import { bydfi } from "./exchanges/bydfi.ts";
import { cex } from "./exchanges/cex.ts";
import { circle } from "./exchanges/circle.ts";
import { coinbase } from "./exchanges/coinbase.ts";
import { coinbaseexchange } from "./exchanges/coinbaseexchange.ts";
import { coinbaseinternational } from "./exchanges/coinbaseinternational.ts";
import { coinbaseprime } from "./exchanges/coinbaseprime.ts";
import { coincheck } from "./exchanges/coincheck.ts";
import { coindcx } from "./exchanges/coindcx.ts";
import { coinex } from "./exchanges/coinex.ts";
import { coinmate } from "./exchanges/coinmate.ts";
import { coinone } from "./exchanges/coinone.ts";
import { coinsph } from "./exchanges/coinsph.ts";
import { coinspot } from "./exchanges/coinspot.ts";
import { copper } from "./exchanges/copper.ts";
import { cryptocom } from "./exchanges/cryptocom.ts";
import { cryptomus } from "./exchanges/cryptomus.ts";
import { deepcoin } from "./exchanges/deepcoin.ts";
import { defx } from "./exchanges/defx.ts";
import { delta } from "./exchanges/delta.ts";
import { deribit } from "./exchanges/deribit.ts";
import { derive } from "./exchanges/derive.ts";
import { digifinex } from "./exchanges/digifinex.ts";
import { dydx } from "./exchanges/dydx.ts";
import { exmo } from "./exchanges/exmo.ts";
import { extended } from "./exchanges/extended.ts";
import { fireblocks } from "./exchanges/fireblocks.ts";
import { fmfwio } from "./exchanges/fmfwio.ts";
import { foxbit } from "./exchanges/foxbit.ts";
import { gate } from "./exchanges/gate.ts";
import { gemini } from "./exchanges/gemini.ts";
import { gopax } from "./exchanges/gopax.ts";
import { grvt } from "./exchanges/grvt.ts";
import { hashkey } from "./exchanges/hashkey.ts";
import { hibachi } from "./exchanges/hibachi.ts";
import { hitbtc } from "./exchanges/hitbtc.ts";
import { hollaex } from "./exchanges/hollaex.ts";
import { htx } from "./exchanges/htx.ts";
import { hyperliquid } from "./exchanges/hyperliquid.ts";
import { independentreserve } from "./exchanges/independentreserve.ts";
import { indodax } from "./exchanges/indodax.ts";
import { kalshi } from "./exchanges/kalshi.ts";
import { korbit } from "./exchanges/korbit.ts";
import { kraken } from "./exchanges/kraken.ts";
import { krakenfutures } from "./exchanges/krakenfutures.ts";
import { kucoin } from "./exchanges/kucoin.ts";
import { latoken } from "./exchanges/latoken.ts";
import { lbank } from "./exchanges/lbank.ts";
import { lighter } from "./exchanges/lighter.ts";
import { luno } from "./exchanges/luno.ts";
import { mercado } from "./exchanges/mercado.ts";
import { mexc } from "./exchanges/mexc.ts";
import { mudrex } from "./exchanges/mudrex.ts";
import { nado } from "./exchanges/nado.ts";
import { ndax } from "./exchanges/ndax.ts";
import { oanda } from "./exchanges/oanda.ts";
import { okx } from "./exchanges/okx.ts";
import { onetrading } from "./exchanges/onetrading.ts";
import { orderly } from "./exchanges/orderly.ts";
import { oxfun } from "./exchanges/oxfun.ts";
import { p2b } from "./exchanges/p2b.ts";
import { pacifica } from "./exchanges/pacifica.ts";
import { paradex } from "./exchanges/paradex.ts";
import { paymium } from "./exchanges/paymium.ts";
import { phemex } from "./exchanges/phemex.ts";
import { poloniex } from "./exchanges/poloniex.ts";
import { polymarket } from "./exchanges/polymarket.ts";
import { probit } from "./exchanges/probit.ts";
import { revolutx } from "./exchanges/revolutx.ts";
import { robinhood } from "./exchanges/robinhood.ts";
import { tokocrypto } from "./exchanges/tokocrypto.ts";
import { toobit } from "./exchanges/toobit.ts";
import { upbit } from "./exchanges/upbit.ts";
import { valr } from "./exchanges/valr.ts";
import { vertex } from "./exchanges/vertex.ts";
import { wazirx } from "./exchanges/wazirx.ts";
import { weex } from "./exchanges/weex.ts";
import { whitebit } from "./exchanges/whitebit.ts";
import { woo } from "./exchanges/woo.ts";
import { xt } from "./exchanges/xt.ts";
import { yobit } from "./exchanges/yobit.ts";
import { zaif } from "./exchanges/zaif.ts";
import { zebpay } from "./exchanges/zebpay.ts";

/** Every exchange, sorted by id. */
export const EXCHANGES: readonly Exchange[] = [
  alpaca,
  apex,
  ascendex,
  aster,
  backpack,
  bequant,
  bigone,
  binance,
  binanceus,
  bingx,
  bit2c,
  bitbank,
  bitbns,
  bitfinex,
  bitflyer,
  bitget,
  bitgo,
  bithumb,
  bitkub,
  bitmart,
  bitmex,
  bitopro,
  bitrue,
  bitso,
  bitstamp,
  bitteam,
  bittrade,
  bitvavo,
  blockchaincom,
  blofin,
  btcbox,
  btcmarkets,
  btcturk,
  btse,
  bullish,
  bybit,
  bydfi,
  cex,
  circle,
  coinbase,
  coinbaseexchange,
  coinbaseinternational,
  coinbaseprime,
  coincheck,
  coindcx,
  coinex,
  coinmate,
  coinone,
  coinsph,
  coinspot,
  copper,
  cryptocom,
  cryptomus,
  deepcoin,
  defx,
  delta,
  deribit,
  derive,
  digifinex,
  dydx,
  exmo,
  extended,
  fireblocks,
  fmfwio,
  foxbit,
  gate,
  gemini,
  gopax,
  grvt,
  hashkey,
  hibachi,
  hitbtc,
  hollaex,
  htx,
  hyperliquid,
  independentreserve,
  indodax,
  kalshi,
  korbit,
  kraken,
  krakenfutures,
  kucoin,
  latoken,
  lbank,
  lighter,
  luno,
  mercado,
  mexc,
  mudrex,
  nado,
  ndax,
  oanda,
  okx,
  onetrading,
  orderly,
  oxfun,
  p2b,
  pacifica,
  paradex,
  paymium,
  phemex,
  poloniex,
  polymarket,
  probit,
  revolutx,
  robinhood,
  tokocrypto,
  toobit,
  upbit,
  valr,
  vertex,
  wazirx,
  weex,
  whitebit,
  woo,
  xt,
  yobit,
  zaif,
  zebpay,
];

let names: ReadonlyMap<string, Exchange> | undefined;

/** A name as names are compared: in lower case, without blanks, dots, hyphens and underscores. */
export function nameKey(name: string): string {
  return name.toLowerCase().replaceAll(/[\s._-]+/gu, "");
}

/** Made at the first look-up, so that importing costs no more than the data itself. */
function byName(): ReadonlyMap<string, Exchange> {
  if (names !== undefined) return names;
  const map = new Map<string, Exchange>();
  for (const exchange of EXCHANGES) {
    for (const name of [...exchange.names.aliases, ...exchange.names.ccxt]) map.set(nameKey(name), exchange);
  }
  for (const exchange of EXCHANGES) map.set(exchange.id, exchange); // an id outranks another's alias
  names = map;
  return map;
}

/** The ids of all exchanges, sorted. */
export function exchangeIds(): string[] {
  return EXCHANGES.map((exchange) => exchange.id);
}

/** The exchange of an id, a ccxt id or an alias, however it is spelled ({@link nameKey}); undefined when there is none. */
export function findExchange(name: string): Exchange | undefined {
  return byName().get(nameKey(name));
}

/**
 * The exchange of an id, a ccxt id or an alias, however it is spelled ({@link nameKey}).
 *
 * @throws {KeyguardError} `KG_EXCHANGE_UNKNOWN`, with the nearest known name
 *
 * @example
 * ```ts
 * import { getExchange } from "@keyguard/exchanges";
 *
 * console.log(getExchange("okex").name); // OKX
 * ```
 */
export function getExchange(name: string): Exchange {
  const exchange = findExchange(name);
  if (exchange !== undefined) return exchange;
  const near = suggest(name, byName().keys());
  throw new KeyguardError("KG_EXCHANGE_UNKNOWN", "Cannot find an exchange of that name", {
    hint: near === undefined ? "`keyguard rules list` names every exchange" : `did you mean "${near}"?`,
  });
}

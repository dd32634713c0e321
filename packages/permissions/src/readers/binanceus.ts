import { probedReader } from "./probe.ts";
import type { Reader } from "./reader.ts";
import { hasField } from "./shapes.ts";

/** Binance.US has no call for a key's own rights; its order test tells trading. Source: binance-us/binance-us-api-docs. */
export const binanceus: Reader = probedReader({
  exchange: "binanceus",
  ccxt: "binanceus",
  origin: "https://api.binance.us",
  timePath: "/api/v3/time",
  read: {
    request: { method: "GET", path: "/api/v3/account", purpose: "read", ccxt: ["private", "account"] },
    expects: hasField("balances"),
  },
  orderTest: {
    request: { method: "POST", path: "/api/v3/order/test", purpose: "order-test", ccxt: ["private", "order/test"] },
    params: { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quoteOrderQty: "10" },
  },
  never: { "trade.margin": "the product does not exist here", "trade.derivatives": "the product does not exist here" },
  untold: { withdraw: "flags of the account are not rights of the key, and no harmless call tells the right" },
});

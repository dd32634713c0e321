import { probedReader } from "./probe.ts";
import type { Reader } from "./reader.ts";
import { isList } from "./shapes.ts";

/** Coinbase Exchange shows rights in its portal only. Source: docs.cdp.coinbase.com, exchange authentication. */
export const coinbaseexchange: Reader = probedReader({
  exchange: "coinbaseexchange",
  ccxt: "coinbaseexchange",
  origin: "https://api.exchange.coinbase.com",
  timePath: "/time",
  read: {
    request: { method: "GET", path: "/accounts", purpose: "read", ccxt: ["private", "accounts"] },
    expects: isList,
  },
  cancel: {
    request: { method: "DELETE", path: "/orders/{id}", purpose: "cancel", ccxt: ["private", "orders/{id}"] },
    id: "uuid",
    params: (id) => ({ id }),
  },
  never: { "trade.margin": "the product does not exist here", "trade.derivatives": "the product does not exist here" },
  untold: { withdraw: "the Transfer right covers withdrawals without a second factor, and no harmless call tells it" },
});

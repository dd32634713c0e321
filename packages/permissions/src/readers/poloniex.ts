import { probedReader } from "./probe.ts";
import type { Reader } from "./reader.ts";
import { isList } from "./shapes.ts";

/** Poloniex has no call for a key's own rights. Source: ccxt. */
export const poloniex: Reader = probedReader({
  exchange: "poloniex",
  ccxt: "poloniex",
  origin: "https://api.poloniex.com",
  timePath: "/timestamp",
  read: {
    request: { method: "GET", path: "/accounts", purpose: "read", ccxt: ["private", "accounts"] },
    expects: isList,
  },
  cancel: {
    request: { method: "DELETE", path: "/orders/{id}", purpose: "cancel", ccxt: ["private", "orders/{id}"] },
    id: "number",
    params: (id) => ({ id }),
  },
  never: { "trade.margin": "the product does not exist here" },
});

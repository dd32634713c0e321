import { probedReader } from "./probe.ts";
import type { Reader } from "./reader.ts";
import { hasValue } from "./shapes.ts";

/** Coincheck has no call for a key's own rights. Source: ccxt. */
export const coincheck: Reader = probedReader({
  exchange: "coincheck",
  ccxt: "coincheck",
  origin: "https://coincheck.com",
  prepare(exchange) {
    exchange.nonce = () => exchange.milliseconds(); // by seconds, two calls within one would share it
  },
  read: {
    request: { method: "GET", path: "/api/accounts/balance", purpose: "read", ccxt: ["private", "accounts/balance"] },
    expects: hasValue("success", true),
  },
  succeeds: hasValue("success", true),
  cancel: {
    request: {
      method: "DELETE",
      path: "/api/exchange/orders/{id}",
      purpose: "cancel",
      ccxt: ["private", "exchange/orders/{id}"],
    },
    id: "number",
    params: (id) => ({ id }),
  },
  never: {
    "trade.margin": "the product does not exist here",
    "trade.derivatives": "the product does not exist here",
    "transfer.internal": "there are no accounts to transfer between",
    "manage-keys": "keys are managed on the site only",
  },
});

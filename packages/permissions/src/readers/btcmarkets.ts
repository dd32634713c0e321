import { probedReader } from "./probe.ts";
import type { Reader } from "./reader.ts";
import { isList } from "./shapes.ts";

/** BTC Markets has no call for a key's own rights. Source: ccxt. */
export const btcmarkets: Reader = probedReader({
  exchange: "btcmarkets",
  ccxt: "btcmarkets",
  origin: "https://api.btcmarkets.net",
  timePath: "/v3/time",
  read: {
    request: {
      method: "GET",
      path: "/v3/accounts/me/balances",
      purpose: "read",
      ccxt: ["private", "accounts/me/balances"],
    },
    expects: isList,
  },
  cancel: {
    request: { method: "DELETE", path: "/v3/orders/{id}", purpose: "cancel", ccxt: ["private", "orders/{id}"] },
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

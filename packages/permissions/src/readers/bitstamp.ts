import { probedReader } from "./probe.ts";
import type { Reader } from "./reader.ts";
import { isList } from "./shapes.ts";

/** Bitstamp has no call for a key's own rights. Source: www.bitstamp.net/api. */
export const bitstamp: Reader = probedReader({
  exchange: "bitstamp",
  ccxt: "bitstamp",
  origin: "https://www.bitstamp.net",
  read: {
    request: {
      method: "POST",
      path: "/api/v2/account_balances/",
      purpose: "read",
      ccxt: ["private", "account_balances/"],
    },
    expects: isList,
  },
  cancel: {
    request: {
      method: "POST",
      path: "/api/v2/cancel_order/",
      purpose: "cancel",
      ccxt: ["private", "cancel_order/"],
      idField: "id",
    },
    id: "number",
    params: (id) => ({ id }),
  },
  never: { "trade.margin": "the product does not exist here", "manage-keys": "keys are managed on the site only" },
});

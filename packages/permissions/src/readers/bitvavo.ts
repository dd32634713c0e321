import { probedReader } from "./probe.ts";
import type { Reader } from "./reader.ts";
import { hasField } from "./shapes.ts";

/** Bitvavo's errors name the missing right: 310 trading, 311 viewing. Source: docs.bitvavo.com, errors. */
export const bitvavo: Reader = probedReader({
  exchange: "bitvavo",
  ccxt: "bitvavo",
  origin: "https://api.bitvavo.com",
  timePath: "/v2/time",
  read: {
    request: { method: "GET", path: "/v2/account", purpose: "read", ccxt: ["private", "account"] },
    expects: hasField("fees"),
  },
  cancel: {
    request: { method: "DELETE", path: "/v2/order", purpose: "cancel", ccxt: ["private", "order"], idField: "orderId" },
    id: "uuid",
    params: (id) => ({ market: "BTC-EUR", orderId: id }),
  },
  never: {
    "trade.margin": "the product does not exist here",
    "trade.derivatives": "the product does not exist here",
    "manage-keys": "keys are managed on the site only",
  },
  untold: { withdraw: "only a withdrawal would tell; it needs no second factor here, so look the right up" },
});

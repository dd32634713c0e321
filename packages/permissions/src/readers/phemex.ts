import { probedReader } from "./probe.ts";
import type { Reader } from "./reader.ts";
import { hasValue } from "./shapes.ts";

/** Phemex has no call for a key's own rights. Source: ccxt, checked by its own error texts. */
export const phemex: Reader = probedReader({
  exchange: "phemex",
  ccxt: "phemex",
  origin: "https://api.phemex.com",
  read: {
    request: { method: "GET", path: "/spot/wallets", purpose: "read", ccxt: ["private", "spot/wallets"] },
    expects: hasValue("code", 0),
  },
  succeeds: hasValue("code", 0),
  cancel: {
    request: {
      method: "DELETE",
      path: "/spot/orders",
      purpose: "cancel",
      ccxt: ["private", "spot/orders"],
      idField: "orderID",
    },
    id: "uuid",
    params: (id) => ({ symbol: "sBTCUSDT", orderID: id }),
  },
});

import { probedReader } from "./probe.ts";
import type { Reader } from "./reader.ts";
import { isFilled } from "./shapes.ts";

/** Backpack has no call for a key's own rights. Source: ccxt; docs.backpack.exchange. */
export const backpack: Reader = probedReader({
  exchange: "backpack",
  ccxt: "backpack",
  origin: "https://api.backpack.exchange",
  timePath: "/api/v1/time",
  read: {
    request: { method: "GET", path: "/api/v1/account", purpose: "read", ccxt: ["private", "api/v1/account"] },
    expects: isFilled,
  },
  cancel: {
    request: {
      method: "DELETE",
      path: "/api/v1/order",
      purpose: "cancel",
      ccxt: ["private", "api/v1/order"],
      idField: "orderId",
    },
    id: "number",
    params: (id) => ({ symbol: "SOL_USDC", orderId: id }),
  },
  trades: ["trade.spot", "trade.margin", "trade.derivatives"],
  never: { "manage-keys": "keys are managed on the site only" },
});

import { probedReader } from "./probe.ts";
import type { Reader } from "./reader.ts";
import { hasField } from "./shapes.ts";

/** Luno has fine rights, and no call that tells them. Source: luno-go, permissions. */
export const luno: Reader = probedReader({
  exchange: "luno",
  ccxt: "luno",
  origin: "https://api.luno.com",
  read: {
    request: { method: "GET", path: "/api/1/balance", purpose: "read", ccxt: ["private", "balance"] },
    expects: hasField("balance"),
  },
  cancel: {
    request: {
      method: "POST",
      path: "/api/1/stoporder",
      purpose: "cancel",
      ccxt: ["private", "stoporder"],
      idField: "order_id",
    },
    id: "uuid",
    params: (id) => ({ order_id: id }),
  },
  never: {
    "trade.margin": "the product does not exist here",
    "trade.derivatives": "the product does not exist here",
    "manage-keys": "keys are managed on the site only",
  },
});

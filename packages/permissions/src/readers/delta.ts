import { probedReader } from "./probe.ts";
import type { Reader } from "./reader.ts";
import { hasValue } from "./shapes.ts";

/** Delta describes the account, not the key. Source: docs.delta.exchange. */
export const delta: Reader = probedReader({
  exchange: "delta",
  ccxt: "delta",
  origin: "https://api.delta.exchange",
  timePath: "/v2/settings",
  read: {
    request: { method: "GET", path: "/v2/profile", purpose: "read", ccxt: ["private", "profile"] },
    expects: hasValue("success", true),
  },
  succeeds: hasValue("success", true),
  cancel: {
    request: { method: "DELETE", path: "/v2/orders", purpose: "cancel", ccxt: ["private", "orders"], idField: "id" },
    id: "number",
    params: (id) => ({ id: Number(id), product_id: 27 }),
  },
  trades: ["trade.spot", "trade.derivatives"],
  never: { "trade.margin": "the product does not exist here", "manage-keys": "keys are managed on the site only" },
  sisters: [{ origin: "https://api.india.delta.exchange", name: "the Indian site" }],
});

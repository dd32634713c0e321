import { probedReader } from "./probe.ts";
import type { Reader } from "./reader.ts";
import { hasValue } from "./shapes.ts";

/** Crypto.com has no call for a key's own rights, but a read that it answers only where withdrawal is on. Source: exchange-docs.crypto.com, get-deposit-address. */
export const cryptocom: Reader = probedReader({
  exchange: "cryptocom",
  ccxt: "cryptocom",
  origin: "https://api.crypto.com",
  read: {
    request: {
      method: "POST",
      path: "/exchange/v1/private/user-balance",
      purpose: "read",
      ccxt: [["v1", "private"], "private/user-balance"],
      pinned: { method: "private/user-balance" },
    },
    expects: hasValue("code", 0),
  },
  succeeds: hasValue("code", 0),
  gated: {
    request: {
      method: "POST",
      path: "/exchange/v1/private/get-deposit-address",
      purpose: "gated-read",
      ccxt: [["v1", "private"], "private/get-deposit-address"],
      pinned: { method: "private/get-deposit-address" },
    },
    params: { currency: "BTC" },
    scope: "withdraw",
  },
  cancel: {
    request: {
      method: "POST",
      path: "/exchange/v1/private/cancel-order",
      purpose: "cancel",
      ccxt: [["v1", "private"], "private/cancel-order"],
      idField: "order_id",
      pinned: { method: "private/cancel-order" },
    },
    id: "number",
    params: (id) => ({ order_id: id }),
  },
  trades: ["trade.spot", "trade.margin", "trade.derivatives"],
});

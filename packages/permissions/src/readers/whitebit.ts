import { probedReader } from "./probe.ts";
import type { Reader } from "./reader.ts";
import { isFilled } from "./shapes.ts";

/** WhiteBIT shows a key's rights in its portal only. Source: docs.whitebit.com. */
export const whitebit: Reader = probedReader({
  exchange: "whitebit",
  ccxt: "whitebit",
  origin: "https://whitebit.com",
  timePath: "/api/v4/public/time",
  read: {
    request: {
      method: "POST",
      path: "/api/v4/trade-account/balance",
      purpose: "read",
      ccxt: [["v4", "private"], "trade-account/balance"],
    },
    expects: isFilled,
  },
  cancel: {
    request: {
      method: "POST",
      path: "/api/v4/order/cancel",
      purpose: "cancel",
      ccxt: [["v4", "private"], "order/cancel"],
      idField: "orderId",
    },
    id: "number",
    params: (id) => ({ market: "BTC_USDT", orderId: Number(id) }),
  },
});

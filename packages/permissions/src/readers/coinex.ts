import { probedReader } from "./probe.ts";
import type { Reader } from "./reader.ts";
import { hasValue } from "./shapes.ts";

/** CoinEx tells a main key about sub-account keys, with their secrets: that is not asked. Source: docs.coinex.com/api/v2. */
export const coinex: Reader = probedReader({
  exchange: "coinex",
  ccxt: "coinex",
  origin: "https://api.coinex.com",
  timePath: "/v2/time",
  read: {
    request: { method: "GET", path: "/v2/account/info", purpose: "read", ccxt: [["v2", "private"], "account/info"] },
    expects: hasValue("code", 0),
  },
  succeeds: hasValue("code", 0),
  cancel: {
    request: {
      method: "POST",
      path: "/v2/spot/cancel-order",
      purpose: "cancel",
      ccxt: [["v2", "private"], "spot/cancel-order"],
      idField: "order_id",
    },
    id: "number",
    params: (id) => ({ market: "BTCUSDT", market_type: "SPOT", order_id: Number(id) }),
  },
});

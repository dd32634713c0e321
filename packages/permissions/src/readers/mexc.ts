import { probedReader } from "./probe.ts";
import type { Reader } from "./reader.ts";
import { hasField } from "./shapes.ts";

/** MEXC documents no call for a key's own rights; its order test tells trading. Source: mexcdevelop.github.io/apidocs/spot_v3_en. */
export const mexc: Reader = probedReader({
  exchange: "mexc",
  ccxt: "mexc",
  origin: "https://api.mexc.com",
  timePath: "/api/v3/time",
  read: {
    request: { method: "GET", path: "/api/v3/account", purpose: "read", ccxt: [["spot", "private"], "account"] },
    expects: hasField("balances"),
  },
  orderTest: {
    request: {
      method: "POST",
      path: "/api/v3/order/test",
      purpose: "order-test",
      ccxt: [["spot", "private"], "order/test"],
    },
    params: { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", quantity: "0.001", price: "10000" },
  },
  never: { "trade.margin": "the product does not exist here" },
  untold: { withdraw: "flags of the account are not rights of the key, and no harmless call tells the right" },
});

import { refusals } from "../refusals.ts";
import { fromBase64, hmac, same } from "../signature.ts";
import type { Behaviour } from "../world.ts";

function error(status: number, code: string): [number, unknown] {
  return [status, { code, message: "x" }];
}

/** BTC Markets v3. Source: gocryptotrader, ccxt. */
export const btcmarkets: Behaviour = {
  id: "btcmarkets",
  publicRoutes: {
    "GET /v3/time": (_, world) => ({ status: 200, body: { timestamp: new Date(world.now()).toISOString() } }),
  },
  keyOf: ({ headers }) => headers["bm-auth-apikey"],
  signed({ headers, method, path, body }, key) {
    const payload = `${method}${path}${headers["bm-auth-timestamp"]}${body}`;
    return same(hmac("sha512", fromBase64(key.secret), payload).toString("base64"), headers["bm-auth-signature"]);
  },
  timeOf: ({ headers }) => ({ at: Number(headers["bm-auth-timestamp"]), windowMs: 30_000 }),
  refuse: refusals({
    key: error(401, "InvalidAPIKey"),
    signature: error(401, "InvalidAuthSignature"),
    timestamp: error(401, "InvalidAuthTimestamp"),
    permission: error(403, "InsufficientAPIPermission"),
    rate: error(429, "TooManyRequests"),
  }),
  routes: [
    { on: "GET /v3/accounts/me/balances", needs: "read", answer: () => ({ status: 200, body: [] }) },
    {
      on: "DELETE /v3/orders/:id",
      needs: "trade.spot",
      answer: () => ({ status: 404, body: { code: "OrderNotFound", message: "order not found" } }),
    },
  ],
};

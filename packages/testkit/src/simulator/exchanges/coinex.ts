import { refusals } from "../refusals.ts";
import { digest, hmac, same } from "../signature.ts";
import type { Behaviour } from "../world.ts";

function error(code: number, message: string): [number, unknown] {
  return [200, { code, data: {}, message }];
}

/** CoinEx v2. Documentation says HMAC, ccxt sends a plain hash with the secret behind: both pass. */
export const coinex: Behaviour = {
  id: "coinex",
  publicRoutes: {
    "GET /v2/time": (_, world) => ({ status: 200, body: { code: 0, data: { timestamp: world.now() }, message: "OK" } }),
  },
  keyOf: ({ headers }) => headers["x-coinex-key"],
  signed({ headers, method, path, query, body }, key) {
    const payload = `${method}${path}${query === "" ? "" : `?${query}`}${body}${headers["x-coinex-timestamp"]}`;
    const forms = [hmac("sha256", key.secret, payload), digest("sha256", `${payload}${key.secret}`)];
    return forms.some((one) => same(one.toString("hex"), headers["x-coinex-sign"]));
  },
  timeOf: ({ headers }) => ({ at: Number(headers["x-coinex-timestamp"]), windowMs: 60_000 }),
  refuse: refusals({
    key: error(4005, "Verify failed"),
    signature: error(4006, "signature"),
    address: error(4007, "IP Prohibited"),
    expired: error(34, "Access id is expires"),
    permission: error(158, "API permission is not allowed"),
    timestamp: error(4010, "Request expired"),
    rate: error(4213, "Rate limit triggered"),
    maintenance: error(4001, "Service unavailable"),
  }),
  routes: [
    {
      on: "GET /v2/account/info",
      needs: "read",
      answer: () => ({ status: 200, body: { code: 0, data: { user_id: 1 }, message: "OK" } }),
    },
    {
      on: "POST /v2/spot/cancel-order",
      needs: "trade.spot",
      answer: () => ({ status: 200, body: { code: 3600, data: {}, message: "Order not found" } }),
    },
  ],
};

import { refusals } from "../refusals.ts";
import { hmac, same } from "../signature.ts";
import type { Behaviour } from "../world.ts";

/** Phemex: the same code for most refusals, told apart by text. Source: ccxt. */
export const phemex: Behaviour = {
  id: "phemex",
  keyOf: ({ headers }) => headers["x-phemex-access-token"],
  signed({ headers, path, query, body }, key) {
    const payload = `${path}${query}${headers["x-phemex-request-expiry"]}${body}`;
    return same(hmac("sha256", key.secret, payload).toString("hex"), headers["x-phemex-request-signature"]);
  },
  timeOf: ({ headers }) => ({ at: Number(headers["x-phemex-request-expiry"]) * 1000, windowMs: 120_000 }),
  refuse: refusals({
    key: [400, { msg: "Failed to find api-key 1c5e", code: 10500 }],
    signature: [400, { msg: "API Signature verification failed.", code: 10500 }],
    address: [401, { code: "401", msg: "401 Request IP mismatch." }],
    permission: [401, { code: "401", msg: "401 Insufficient privilege." }],
    timestamp: [400, { msg: "Request expired", code: 10500 }],
  }),
  routes: [
    { on: "GET /spot/wallets", needs: "read", answer: () => ({ status: 200, body: { code: 0, msg: "OK", data: [] } }) },
    {
      on: "DELETE /spot/orders",
      needs: "trade.spot",
      answer: () => ({ status: 200, body: { code: 10002, msg: "OM_ORDER_NOT_FOUND", data: null } }),
    },
  ],
};

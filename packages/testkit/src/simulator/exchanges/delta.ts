import { refusals } from "../refusals.ts";
import { hmac, same } from "../signature.ts";
import type { Behaviour } from "../world.ts";

function error(status: number, code: string, context: Record<string, unknown> = {}): [number, unknown] {
  return [status, { success: false, error: { code, context } }];
}

/** Delta. Source: docs.delta.exchange, ccxt. */
export const delta: Behaviour = {
  id: "delta",
  publicRoutes: {
    "GET /v2/settings": (_, world) => ({
      status: 200,
      body: { success: true, result: { server_time: world.now() * 1000 } },
    }),
  },
  keyOf: ({ headers }) => headers["api-key"],
  signed({ headers, method, path, query, body }, key) {
    const payload = `${method}${headers["timestamp"]}${path}${query === "" ? "" : `?${query}`}${body}`;
    return same(hmac("sha256", key.secret, payload).toString("hex"), headers["signature"]);
  },
  timeOf: ({ headers }) => ({ at: Number(headers["timestamp"]) * 1000, windowMs: 5_000 }),
  refuse: refusals({
    key: error(401, "invalid_api_key"),
    signature: error(401, "invalid_signature"),
    timestamp: error(401, "expired_signature"),
    address: error(401, "ip_not_whitelisted_for_api_key", { client_ip: "{ip}" }),
    permission: error(403, "UnauthorizedApiAccess"),
  }),
  routes: [
    {
      on: "GET /v2/profile",
      needs: "read",
      answer: ({ account }) => ({
        status: 200,
        body: { success: true, result: { is_sub_account: account.parent !== null } },
      }),
    },
    {
      on: "DELETE /v2/orders",
      needs: "trade.spot",
      answer: () => ({ status: 404, body: { success: false, error: { code: "open_order_not_found" } } }),
    },
  ],
};

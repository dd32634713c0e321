import { refusals } from "../refusals.ts";
import { hmac, same } from "../signature.ts";
import type { Behaviour } from "../world.ts";

/** Poloniex spot. Source: ccxt. */
export const poloniex: Behaviour = {
  id: "poloniex",
  publicRoutes: { "GET /timestamp": (_, world) => ({ status: 200, body: { serverTime: world.now() } }) },
  keyOf: ({ headers }) => headers["key"],
  signed({ headers, method, path, query, body }, key) {
    const stamp = `signTimestamp=${headers["signtimestamp"]}`;
    const rest =
      method === "GET"
        ? [...(query === "" ? [] : query.split("&")), stamp].sort().join("&")
        : `${body === "" ? "" : `requestBody=${body}&`}${stamp}`;
    return same(hmac("sha256", key.secret, `${method}\n${path}\n${rest}`).toString("base64"), headers["signature"]);
  },
  timeOf: ({ headers }) => ({ at: Number(headers["signtimestamp"]), windowMs: 60_000 }),
  refuse: refusals({
    key: [401, { code: 21100, message: "Invalid account" }],
    signature: [401, { code: 401, message: "Unauthorized" }],
    permission: [403, { code: 403, message: "Forbidden" }],
    timestamp: [400, { code: 400, message: "Invalid timestamp" }],
  }),
  routes: [
    {
      on: "GET /accounts",
      needs: "read",
      answer: () => ({ status: 200, body: [{ accountId: "1", accountType: "SPOT", accountState: "NORMAL" }] }),
    },
    {
      on: "DELETE /orders/:id",
      needs: "trade.spot",
      answer: () => ({ status: 400, body: { code: 21304, message: "Order not found" } }),
    },
  ],
};

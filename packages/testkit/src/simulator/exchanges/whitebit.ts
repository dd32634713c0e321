import { refusals } from "../refusals.ts";
import { hmac, json, same } from "../signature.ts";
import type { Behaviour } from "../world.ts";

/** WhiteBIT v4. Source: docs.whitebit.com. */
export const whitebit: Behaviour = {
  id: "whitebit",
  publicRoutes: {
    "GET /api/v4/public/time": (_, world) => ({ status: 200, body: { time: Math.floor(world.now() / 1000) } }),
  },
  keyOf: ({ headers }) => headers["x-txc-apikey"],
  signed({ headers, path, body }, key) {
    const payload = headers["x-txc-payload"] ?? "";
    const covers = payload === Buffer.from(body).toString("base64") && json(body)["request"] === path;
    return covers && same(hmac("sha512", key.secret, payload).toString("hex"), headers["x-txc-signature"]);
  },
  nonceOf: ({ body }) => Number(json(body)["nonce"]),
  refuse: refusals({
    key: [401, { code: 10, message: "Unauthorized request." }],
    permission: [403, { code: 0, message: "You don't have permission to use this endpoint.", errors: {} }],
    locked: [401, { code: 0, message: "This action is unauthorized. Enable your key in API settings", errors: {} }],
    nonce: [422, { code: 0, message: "Nonce not more than last used", errors: {} }],
    rate: [429, { code: 0, message: "Too many requests.", errors: {} }],
  }),
  routes: [
    {
      on: "POST /api/v4/trade-account/balance",
      needs: "read",
      answer: () => ({ status: 200, body: { BTC: { available: "0", freeze: "0" } } }),
    },
    {
      on: "POST /api/v4/order/cancel",
      needs: "trade.spot",
      answer: () => ({
        status: 422,
        body: { code: 2, message: "Inner validation failed", errors: { orderId: ["Order not found."] } },
      }),
    },
  ],
};

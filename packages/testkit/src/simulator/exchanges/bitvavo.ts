import { refusals } from "../refusals.ts";
import { hmac, same } from "../signature.ts";
import type { Behaviour } from "../world.ts";

function error(errorCode: number, text: string): [number, unknown] {
  return [403, { errorCode, error: text }];
}

/** Bitvavo: its errors name the missing right. Source: docs.bitvavo.com. */
export const bitvavo: Behaviour = {
  id: "bitvavo",
  publicRoutes: { "GET /v2/time": (_, world) => ({ status: 200, body: { time: world.now() } }) },
  keyOf: ({ headers }) => headers["bitvavo-access-key"],
  signed({ headers, method, path, query, body }, key) {
    const payload = `${headers["bitvavo-access-timestamp"]}${method}${path}${query === "" ? "" : `?${query}`}${body}`;
    return same(hmac("sha256", key.secret, payload).toString("hex"), headers["bitvavo-access-signature"]);
  },
  timeOf: ({ headers }) => ({
    at: Number(headers["bitvavo-access-timestamp"]),
    windowMs: Number(headers["bitvavo-access-window"] ?? 10_000),
  }),
  refuse(fault, request, key) {
    const view = error(311, "This key does not allow showing account information.");
    const trade = error(310, "This key does not allow trading actions.");
    return refusals({
      key: error(305, "No active API key found."),
      address: error(307, "This key does not allow access from this IP."),
      signature: error(309, "The signature is invalid."),
      timestamp: error(304, "The timestamp is outside the access window."),
      permission: request.method === "GET" ? view : trade,
      locked: error(317, "This account is locked"),
      rate: [429, { errorCode: 105, error: "Rate limit exceeded." }],
    })(fault, request, key);
  },
  routes: [
    {
      on: "GET /v2/account",
      needs: "read",
      answer: () => ({
        status: 200,
        body: { fees: { taker: "0.0025", maker: "0.0015" }, capabilities: ["buy", "sell"] },
      }),
    },
    {
      on: "DELETE /v2/order",
      needs: "trade.spot",
      answer: () => ({
        status: 404,
        body: {
          errorCode: 240,
          error: "No order found. Please be aware that simultaneously updating the same order may return this error.",
        },
      }),
    },
  ],
};

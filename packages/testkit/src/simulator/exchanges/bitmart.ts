import { refusals } from "../refusals.ts";
import { hmac, same } from "../signature.ts";
import type { Behaviour } from "../world.ts";

function error(status: number, code: number, message: string): [number, unknown] {
  return [status, { message, code }];
}

/** BitMart. Source: developer-pro.bitmart.com, error codes. */
export const bitmart: Behaviour = {
  id: "bitmart",
  publicRoutes: {
    "GET /system/time": (_, world) => ({ status: 200, body: { code: 1000, data: { server_time: world.now() } } }),
  },
  keyOf: ({ headers }) => headers["x-bm-key"],
  signed({ headers, query, body }, key) {
    const payload = `${headers["x-bm-timestamp"]}#${key.passphrase ?? ""}#${body === "" ? query : body}`;
    return same(hmac("sha256", key.secret, payload).toString("hex"), headers["x-bm-sign"]);
  },
  timeOf: ({ headers }) => ({ at: Number(headers["x-bm-timestamp"]), windowMs: 60_000 }),
  refuse: refusals({
    key: error(401, 30002, "Header X-BM-KEY not found"),
    locked: error(401, 30003, "Header X-BM-KEY has frozen"),
    signature: error(401, 30005, "Header X-BM-SIGN is wrong"),
    timestamp: error(400, 30007, "Header X-BM-TIMESTAMP range"),
    address: error(403, 30010, "IP is forbidden"),
    expired: error(403, 30011, "Header X-BM-KEY has expired"),
    permission: error(403, 30012, "Header X-BM-KEY is forbidden to request it"),
    rate: error(429, 30013, "Request too many requests"),
    maintenance: error(503, 30014, "Service unavailable"),
  }),
  routes: [
    {
      on: "GET /account/v1/wallet",
      needs: "read",
      answer: () => ({ status: 200, body: { code: 1000, message: "OK", data: { wallet: [] } } }),
    },
  ],
};

import { refusals } from "../refusals.ts";
import { fromBase64, hmac, same } from "../signature.ts";
import type { Behaviour } from "../world.ts";

function error(status: number, message: string): [number, unknown] {
  return [status, { message }];
}

/** Coinbase Exchange. Source: docs.cdp.coinbase.com, exchange authentication. */
export const coinbaseexchange: Behaviour = {
  id: "coinbaseexchange",
  publicRoutes: {
    "GET /time": (_, world) => ({
      status: 200,
      body: { iso: new Date(world.now()).toISOString(), epoch: world.now() / 1000 },
    }),
  },
  keyOf: ({ headers }) => headers["cb-access-key"],
  signed({ headers, method, path, query, body }, key) {
    const payload = `${headers["cb-access-timestamp"]}${method}${path}${query === "" ? "" : `?${query}`}${body}`;
    return same(hmac("sha256", fromBase64(key.secret), payload).toString("base64"), headers["cb-access-sign"]);
  },
  timeOf: ({ headers }) => ({ at: Number(headers["cb-access-timestamp"]) * 1000, windowMs: 30_000 }),
  passphraseFits: ({ headers }, key) => same(key.passphrase ?? "", headers["cb-access-passphrase"]),
  refuse: refusals({
    key: error(401, "Invalid API Key"),
    signature: error(401, "invalid signature"),
    passphrase: error(401, "Invalid Passphrase"),
    timestamp: error(401, "request timestamp expired"),
    permission: error(403, "Forbidden"),
    address: error(401, "IP does not match IP whitelist"),
    rate: error(429, "Public rate limit exceeded"),
  }),
  routes: [
    { on: "GET /accounts", needs: "read", answer: () => ({ status: 200, body: [] }) },
    { on: "DELETE /orders/:id", needs: "trade.spot", answer: () => ({ status: 404, body: { message: "NotFound" } }) },
  ],
};

import { refusals } from "../refusals.ts";
import { hmac, same } from "../signature.ts";
import type { Behaviour } from "../world.ts";

function error(text: string): [number, unknown] {
  return [401, { success: false, error: text }];
}

/** Coincheck; the whole address is signed. Source: ccxt. */
export const coincheck: Behaviour = {
  id: "coincheck",
  keyOf: ({ headers }) => headers["access-key"],
  signed({ headers, origin, path, query, body }, key) {
    const payload = `${headers["access-nonce"]}${origin}${path}${query === "" ? "" : `?${query}`}${body}`;
    return same(hmac("sha256", key.secret, payload).toString("hex"), headers["access-signature"]);
  },
  nonceOf: ({ headers }) => Number(headers["access-nonce"]),
  refuse: refusals({
    key: error("invalid authentication"),
    permission: error("invalid authentication"),
    locked: error("disabled API Key"),
    nonce: error("Nonce must be incremented"),
  }),
  routes: [
    {
      on: "GET /api/accounts/balance",
      needs: "read",
      answer: () => ({ status: 200, body: { success: true, jpy: "0", btc: "0" } }),
    },
    {
      on: "DELETE /api/exchange/orders/:id",
      needs: "trade.spot",
      answer: () => ({ status: 404, body: { success: false, error: "The order not found" } }),
    },
  ],
};

import { refusals } from "../refusals.ts";
import { hmac, same } from "../signature.ts";
import type { Behaviour } from "../world.ts";

function error(code: string, reason: string): [number, unknown] {
  return [403, { status: "error", reason, code }];
}

/** Bitstamp v2; the signature covers the host, with its scheme where that is plain http. Source: www.bitstamp.net/api. */
export const bitstamp: Behaviour = {
  id: "bitstamp",
  keyOf: ({ headers }) => headers["x-auth"]?.replace(/^BITSTAMP /u, ""),
  signed({ headers, method, origin, path, query, body }, key) {
    const type = body === "" ? "" : (headers["content-type"] ?? "");
    const tail = `${path}${query === "" ? "" : `?${query}`}${type}${headers["x-auth-nonce"]}${headers["x-auth-timestamp"]}v2${body}`;
    return [origin, new URL(origin).host].some((host) =>
      same(
        hmac("sha256", key.secret, `BITSTAMP ${key.key}${method}${host}${tail}`).toString("hex"),
        headers["x-auth-signature"]?.toLowerCase(),
      ),
    );
  },
  timeOf: ({ headers }) => ({ at: Number(headers["x-auth-timestamp"]), windowMs: 150_000 }),
  refuse: refusals({
    key: error("API0001", "API key not found"),
    address: error("API0002", "IP address not allowed"),
    timestamp: error("API0017", "X-Auth-Timestamp header is out of range"),
    nonce: error("API0004", "Invalid nonce"),
    signature: error("API0005", "Invalid signature"),
    permission: error("API0006", "No permission found"),
  }),
  routes: [
    { on: "POST /api/v2/account_balances/", needs: "read", answer: () => ({ status: 200, body: [] }) },
    {
      on: "POST /api/v2/revoke_all_api_keys/",
      needs: null,
      answer: ({ key, world }) => {
        for (const one of world.keys.values()) if (one.account === key.account) world.keys.delete(one.key);
        return { status: 200, body: {} };
      },
    },
    {
      on: "POST /api/v2/cancel_order/",
      needs: "trade.spot",
      answer: () => ({ status: 200, body: { error: "Order not found" } }),
    },
  ],
};

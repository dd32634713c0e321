import { refusals } from "../refusals.ts";
import { hmac, same } from "../signature.ts";
import type { Behaviour } from "../world.ts";

const VAGUE = {
  success: false,
  code: -1002,
  message:
    "API key or secret is invalid, it may because key have insufficient permission or the key is expired/revoked",
};

/** WOO X v3. Source: docs.woox.io. */
export const woo: Behaviour = {
  id: "woo",
  publicRoutes: {
    "GET /v3/public/systemInfo": (_, world) => ({
      status: 200,
      body: { success: true, data: {}, timestamp: world.now() },
    }),
  },
  keyOf: ({ headers }) => headers["x-api-key"],
  signed({ headers, method, path, query, body }, key) {
    const payload = `${headers["x-api-timestamp"]}${method}${path}${query === "" ? "" : `?${query}`}${body}`;
    return same(hmac("sha256", key.secret, payload).toString("hex"), headers["x-api-signature"]);
  },
  refuse: refusals({
    key: [401, VAGUE],
    permission: [401, VAGUE],
    rate: [429, { success: false, code: -1003, message: "rate limit exceed" }],
  }),
  routes: [
    {
      on: "GET /v3/account/credentials",
      needs: null,
      answer: ({ key, world }) => {
        const rows = [...world.keys.values()].filter((one) => one.account === key.account);
        const shown = rows.map((one) => ({
          accountName: "Main",
          userId: 1,
          apiKey: one.key,
          permissions: [
            one.scopes.read ? "READ" : "",
            one.scopes["trade.spot"] ? "TRADE" : "",
            one.scopes.withdraw ? "WITHDRAWAL" : "",
          ].filter((right) => right !== ""),
          ...(one.allowlist.length > 0 ? { allowedIPs: one.allowlist } : {}),
        }));
        return { status: 200, body: { success: true, timestamp: 1, data: { rows: shown } } };
      },
    },
  ],
};

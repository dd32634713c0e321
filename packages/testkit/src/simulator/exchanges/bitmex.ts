import { refusals } from "../refusals.ts";
import { hmac, same } from "../signature.ts";
import type { Behaviour } from "../world.ts";

function error(status: number, message: string): [number, unknown] {
  return [status, { error: { message, name: "HTTPError" } }];
}

/** BitMEX. Source: its API explorer; the wordings of errors are not verified again. */
export const bitmex: Behaviour = {
  id: "bitmex",
  keyOf: ({ headers }) => headers["api-key"],
  signed({ headers, method, path, query, body }, key) {
    const payload = `${method}${path}${query === "" ? "" : `?${query}`}${headers["api-expires"]}${body}`;
    return same(hmac("sha256", key.secret, payload).toString("hex"), headers["api-signature"]);
  },
  timeOf: ({ headers }) => ({ at: Number(headers["api-expires"]) * 1000, windowMs: 65_000 }),
  refuse: refusals({
    key: error(401, "Invalid API Key."),
    signature: error(401, "Signature not valid."),
    timestamp: error(401, "This request has expired - `expires` is in the past."),
    permission: error(403, "Access Denied"),
    address: error(403, "This key is not allowed from this IP address"),
    locked: error(401, "This key is disabled."),
    rate: error(429, "Rate limit exceeded, retry in 1 seconds."),
    maintenance: error(503, "The system is currently overloaded. Please try again later."),
  }),
  routes: [
    {
      on: "GET /api/v1/apiKey",
      needs: null,
      answer: ({ key, world }) => {
        const rows = [...world.keys.values()].filter((one) => one.account === key.account);
        return {
          status: 200,
          body: rows.map((one) => ({
            id: one.key,
            secret: "",
            name: one.name,
            nonce: 0,
            cidr: one.allowlist[0] ?? "0.0.0.0/0",
            cidrs: one.allowlist,
            permissions: [...(one.scopes["trade.spot"] ? ["order"] : []), ...(one.scopes.withdraw ? ["withdraw"] : [])],
            enabled: true,
            userId: 1,
            created: new Date(one.createdAt).toISOString(),
          })),
        };
      },
    },
  ],
};

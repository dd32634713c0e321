import { refusals } from "../refusals.ts";
import { hmac, same } from "../signature.ts";
import type { Behaviour } from "../world.ts";

function error(error_message: string): [number, unknown] {
  return [401, { status: -500, error_message, data: null }];
}

/** bitFlyer. Source: lightning.bitflyer.com/docs; its error texts are not documented. */
export const bitflyer: Behaviour = {
  id: "bitflyer",
  keyOf: ({ headers }) => headers["access-key"],
  signed({ headers, method, path, query, body }, key) {
    const payload = `${headers["access-timestamp"]}${method}${path}${query === "" ? "" : `?${query}`}${body}`;
    return same(hmac("sha256", key.secret, payload).toString("hex"), headers["access-sign"]);
  },
  refuse: refusals({
    key: error("Key not found"),
    permission: error("Permission denied"),
    signature: error("Invalid signature"),
    rate: [429, { status: -1, error_message: "Over API limit per period, per IP address", data: null }],
  }),
  routes: [
    {
      on: "GET /v1/me/getpermissions",
      needs: null,
      answer: ({ key: { scopes } }) => ({
        status: 200,
        body: [
          "/v1/me/getpermissions",
          ...(scopes.read ? ["/v1/me/getbalance", "/v1/me/getchildorders"] : []),
          ...(scopes["trade.spot"] ? ["/v1/me/sendchildorder", "/v1/me/cancelchildorder"] : []),
          ...(scopes.withdraw ? ["/v1/me/withdraw"] : []),
        ],
      }),
    },
  ],
};

import { refusals } from "../refusals.ts";
import { same } from "../signature.ts";
import type { Behaviour } from "../world.ts";

/** Alpaca: key and secret as headers, no scopes. Source: alpaca-docs. */
export const alpaca: Behaviour = {
  id: "alpaca",
  keyOf: ({ headers }) => headers["apca-api-key-id"],
  signed: ({ headers }, key) => same(key.secret, headers["apca-api-secret-key"]),
  refuse: refusals({
    key: [403, { message: "forbidden." }],
    signature: [401, { code: 40110000, message: "request is not authorized" }],
    rate: [429, { message: "too many requests." }],
  }),
  routes: [
    {
      on: "GET /v2/account",
      needs: null,
      answer: ({ key }) => ({
        status: 200,
        body: {
          id: "x",
          account_number: "1",
          status: "ACTIVE",
          trading_blocked: !key.scopes["trade.spot"],
          transfers_blocked: false,
        },
      }),
    },
  ],
};

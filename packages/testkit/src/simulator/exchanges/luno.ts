import { refusals } from "../refusals.ts";
import { same } from "../signature.ts";
import type { Behaviour, SimRequest } from "../world.ts";

function login({ headers }: SimRequest): string[] {
  return Buffer.from((headers["authorization"] ?? "").replace(/^Basic /u, ""), "base64")
    .toString()
    .split(":");
}

/** Luno: key and secret as an HTTP login. Source: ccxt, luno-go. */
export const luno: Behaviour = {
  id: "luno",
  keyOf: (request) => login(request)[0],
  signed: (request, key) => same(key.secret, login(request)[1]),
  refuse: refusals({
    key: [401, { error: "Unauthorised", error_code: "ErrUnauthorised" }],
    expired: [401, { error: "API key has been revoked", error_code: "ErrApiKeyRevoked" }],
    permission: [403, { error: "Insufficient permissions", error_code: "ErrInsufficientPerms" }],
    rate: [429, { error: "Too many requests", error_code: "ErrTooManyRequests" }],
  }),
  routes: [
    { on: "GET /api/1/balance", needs: "read", answer: () => ({ status: 200, body: { balance: [] } }) },
    {
      on: "POST /api/1/stoporder",
      needs: "trade.spot",
      answer: () => ({ status: 404, body: { error: "Order not found", error_code: "ErrOrderNotFound" } }),
    },
  ],
};

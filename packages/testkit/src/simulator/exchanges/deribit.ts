import { refusals } from "../refusals.ts";
import { hmac, same } from "../signature.ts";
import type { Behaviour } from "../world.ts";

function error(status: number, code: number, message: string): [number, unknown] {
  return [status, { jsonrpc: "2.0", error: { message, code }, testnet: false }];
}

/** Deribit's sign-in by signature. Source: docs.deribit.com, public/auth. */
export const deribit: Behaviour = {
  id: "deribit",
  publicRoutes: {
    "GET /api/v2/public/get_time": (_, world) => ({ status: 200, body: { jsonrpc: "2.0", result: world.now() } }),
  },
  keyOf: ({ fields }) => fields.get("client_id") ?? undefined,
  signed({ fields }, key) {
    const payload = `${fields.get("timestamp")}\n${fields.get("nonce")}\n${fields.get("data") ?? ""}`;
    return same(hmac("sha256", key.secret, payload).toString("hex"), fields.get("signature") ?? undefined);
  },
  timeOf: ({ fields }) => ({ at: Number(fields.get("timestamp")), windowMs: 60_000 }),
  refuse: refusals({
    key: error(400, 13004, "invalid_credentials"),
    timestamp: error(400, 13004, "invalid_credentials"),
    permission: error(403, 13021, "forbidden"),
    rate: error(429, 10028, "too_many_requests"),
    maintenance: error(503, 11051, "system_maintenance"),
  }),
  routes: [
    {
      on: "GET /api/v2/public/auth",
      needs: null,
      answer: ({ key, account }) => {
        const level = (write: boolean): string => (write ? "read_write" : "read");
        const scope = [
          "connection",
          ...(account.parent === null ? ["mainaccount"] : []),
          `account:${level(key.scopes["manage-keys"])}`,
          `trade:${level(key.scopes["trade.spot"])}`,
          `wallet:${level(key.scopes.withdraw)}`,
        ].join(" ");
        return {
          status: 200,
          body: {
            jsonrpc: "2.0",
            result: { scope, access_token: "t", refresh_token: "u", expires_in: 900, token_type: "bearer" },
          },
        };
      },
    },
  ],
};

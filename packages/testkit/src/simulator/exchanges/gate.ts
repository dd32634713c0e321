import { refusals } from "../refusals.ts";
import { digest, hmac, same } from "../signature.ts";
import type { Behaviour, SimKey } from "../world.ts";

function error(status: number, label: string, message: string): [number, unknown] {
  return [status, { label, message }];
}

/** The permission groups of a key. */
export function gatePermissions({ scopes }: SimKey): { name: string; read_only: boolean }[] {
  const wallet = scopes.withdraw || scopes["transfer.internal"];
  return [
    { name: "spot", read_only: !scopes["trade.spot"] },
    { name: "margin", read_only: !scopes["trade.margin"] },
    { name: "futures", read_only: !scopes["trade.derivatives"] },
    { name: "wallet", read_only: !wallet },
    { name: "account", read_only: !scopes["manage-keys"] },
  ];
}

/** Gate v4. Source: www.gate.com/docs/developers/apiv4. */
export const gate: Behaviour = {
  id: "gate",
  publicRoutes: { "GET /api/v4/spot/time": (_, world) => ({ status: 200, body: { server_time: world.now() } }) },
  keyOf: ({ headers }) => headers["key"],
  signed({ headers, method, path, query, body }, key) {
    const payload = [method, path, query, digest("sha512", body).toString("hex"), headers["timestamp"]].join("\n");
    return same(hmac("sha512", key.secret, payload).toString("hex"), headers["sign"]);
  },
  timeOf: ({ headers }) => ({ at: Number(headers["timestamp"]) * 1000, windowMs: 60_000 }),
  refuse: refusals({
    key: error(401, "INVALID_KEY", "Invalid key provided"),
    signature: error(401, "INVALID_SIGNATURE", "Signature mismatch"),
    address: error(403, "FORBIDDEN", "Request IP not in whitelist: {ip}"),
    permission: error(403, "FORBIDDEN", "no permission"),
    timestamp: error(403, "REQUEST_EXPIRED", "gap between request Timestamp and server time exceeds 60"),
    locked: error(403, "SUB_ACCOUNT_LOCKED", "locked"),
    rate: error(429, "TOO_MANY_REQUESTS", "Request Rate limit Exceeded"),
    maintenance: error(500, "SERVER_ERROR", "server error"),
  }),
  routes: [
    {
      on: "GET /api/v4/account/main_keys",
      needs: "read",
      answer: ({ account, world }) => {
        if (account.parent !== null) return { status: 403, body: { label: "FORBIDDEN", message: "no permission" } };
        const rows = [...world.keys.values()].filter((one) => one.account === account.id);
        const seconds = (at: number | null): string => String(Math.floor((at ?? 0) / 1000));
        return {
          status: 200,
          body: rows.map((one) => ({
            state: one.locked ? 2 : 1,
            mode: 1,
            name: one.name,
            user_id: 1,
            perms: gatePermissions(one),
            ip_whitelist: one.allowlist,
            currency_pairs: [],
            key: `${one.key.slice(0, 16)}*****`,
            created_at: seconds(one.createdAt),
            update_at: seconds(one.createdAt),
            last_access: seconds(one.lastUsedAt),
          })),
        };
      },
    },
    {
      on: "GET /api/v4/account/detail",
      needs: "read",
      answer: ({ key }) => ({
        status: 200,
        body: { user_id: 1, ip_whitelist: key.allowlist, currency_pairs: [], tier: 0, key: { mode: 1 } },
      }),
    },
  ],
};

import { refusals } from "../refusals.ts";
import { hmac, same } from "../signature.ts";
import type { Behaviour, SimKey } from "../world.ts";

function error(code: string, msg: string): [number, unknown] {
  return [401, { msg, code }];
}

/** The rights of a key as OKX writes them. */
export function okxPermission({ scopes }: SimKey): string {
  const rights = [
    scopes.read ? "read_only" : "",
    scopes["trade.spot"] ? "trade" : "",
    scopes.withdraw ? "withdraw" : "",
  ];
  return rights.filter((right) => right !== "").join(",");
}

/** OKX v5. Source: www.okx.com/docs-v5. Confidence: documented. */
export const okx: Behaviour = {
  id: "okx",
  publicRoutes: {
    "GET /api/v5/public/time": (_, world) => ({
      status: 200,
      body: { code: "0", msg: "", data: [{ ts: String(world.now()) }] },
    }),
  },
  keyOf: ({ headers }) => headers["ok-access-key"],
  signed({ headers, method, path, query, body }, key) {
    const payload = `${headers["ok-access-timestamp"]}${method}${path}${query === "" ? "" : `?${query}`}${body}`;
    return same(hmac("sha256", key.secret, payload).toString("base64"), headers["ok-access-sign"]);
  },
  timeOf: ({ headers }) => ({ at: Date.parse(headers["ok-access-timestamp"] ?? ""), windowMs: 30_000 }),
  passphraseFits: ({ headers }, key) => same(key.passphrase ?? "", headers["ok-access-passphrase"]),
  refuse: refusals({
    key: error("50111", "Invalid OK-ACCESS-KEY"),
    expired: error("50119", "API key doesn't exist"),
    locked: error("50100", "API frozen, please contact customer service"),
    timestamp: error("50102", "Timestamp request expired"),
    passphrase: error("50105", "Request header OK-ACCESS-PASSPHRASE incorrect."),
    address: error("50110", "Your IP {ip} is not included in your API key's xxxx IP whitelist."),
    signature: error("50113", "Invalid Sign"),
    permission: error("50120", "This API key doesn't have permission to use this function"),
    rate: [429, { msg: "Too Many Requests", code: "50011" }],
    maintenance: [503, { msg: "Service temporarily unavailable. Try again later", code: "50001" }],
  }),
  routes: [
    {
      on: "GET /api/v5/account/config",
      needs: "read",
      answer: ({ key, account }) => {
        const row = {
          acctLv: "3",
          uid: account.id,
          mainUid: account.parent ?? account.id,
          label: key.name,
          roleType: "0",
          opAuth: "0",
          kycLv: "3",
          ip: key.allowlist.join(","),
          perm: okxPermission(key),
          type: account.parent === null ? "0" : "1",
        };
        return { status: 200, body: { code: "0", data: [row], msg: "" } };
      },
    },
  ],
};

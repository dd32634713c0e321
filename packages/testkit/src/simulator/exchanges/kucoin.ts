import { refusals } from "../refusals.ts";
import { hmac, same } from "../signature.ts";
import type { Behaviour, SimKey, SimRequest } from "../world.ts";

function error(status: number, code: string, msg: string): [number, unknown] {
  return [status, { code, msg }];
}

/** The rights of a key as KuCoin writes them. */
export function kucoinPermission({ scopes }: SimKey): string {
  const rights = [
    scopes.read ? "General" : "",
    scopes["trade.spot"] ? "Spot" : "",
    scopes["trade.margin"] ? "Margin" : "",
    scopes["trade.derivatives"] ? "Futures" : "",
    scopes["transfer.internal"] ? "InnerTransfer" : "",
    scopes.withdraw ? "Transfer" : "",
  ];
  return rights.filter((right) => right !== "").join(",");
}

function signedBy({ headers, method, path, query, body }: SimRequest, key: SimKey): boolean {
  const payload = `${headers["kc-api-timestamp"]}${method}${path}${query === "" ? "" : `?${query}`}${body}`;
  return same(hmac("sha256", key.secret, payload).toString("base64"), headers["kc-api-sign"]);
}

/** KuCoin; the passphrase travels signed. Source: www.kucoin.com/docs-new. */
export const kucoin: Behaviour = {
  id: "kucoin",
  publicRoutes: {
    "GET /api/v1/timestamp": (_, world) => ({ status: 200, body: { code: "200000", data: world.now() } }),
  },
  keyOf: ({ headers }) => headers["kc-api-key"],
  signed: signedBy,
  timeOf: ({ headers }) => ({ at: Number(headers["kc-api-timestamp"]), windowMs: 5_000 }),
  // A wrong secret damages the signed passphrase too; the exchange blames the signature then.
  passphraseFits: (request, key) =>
    !signedBy(request, key) ||
    same(hmac("sha256", key.secret, key.passphrase ?? "").toString("base64"), request.headers["kc-api-passphrase"]),
  refuse: refusals({
    key: error(401, "400003", "KC-API-KEY not exists"),
    timestamp: error(401, "400002", "KC-API-TIMESTAMP Invalid"),
    passphrase: error(401, "400004", "KC-API-PASSPHRASE error"),
    signature: error(401, "400005", "Signature error"),
    address: error(401, "400006", "Invalid request ip, the current clientIp is:{ip}"),
    permission: error(403, "400007", "Access denied, require more permission"),
    locked: error(401, "411100", "User are frozen."),
    rate: error(429, "429000", "Too Many Requests"),
  }),
  routes: [
    {
      on: "GET /api/v1/user/api-key",
      needs: "read",
      answer: ({ key, account }) => ({
        status: 200,
        body: {
          code: "200000",
          data: {
            remark: key.name,
            apiKey: key.key,
            apiVersion: 3,
            permission: kucoinPermission(key),
            ...(key.allowlist.length > 0 ? { ipWhitelist: key.allowlist.join(",") } : {}),
            createdAt: key.createdAt,
            ...(key.expiresAt === null ? {} : { expiredAt: key.expiresAt }),
            uid: 157267400,
            isMaster: account.parent === null,
            ...(account.parent === null ? {} : { subName: account.label }),
          },
        },
      }),
    },
  ],
};

import { refusals } from "../refusals.ts";
import { hmac, same, sortedQuery } from "../signature.ts";
import type { Behaviour } from "../world.ts";

function error(text: string): [number, unknown] {
  return [200, { status: "error", "err-code": "api-signature-not-valid", "err-msg": text, data: null }];
}

/** HTX; the signature covers its own host name, whatever the client called. Source: huobiapi.github.io/docs/spot/v1. */
export const htx: Behaviour = {
  id: "htx",
  publicRoutes: {
    "GET /v1/common/timestamp": (_, world) => ({ status: 200, body: { status: "ok", data: world.now() } }),
  },
  keyOf: ({ fields }) => fields.get("AccessKeyId") ?? undefined,
  signed({ method, path, query, fields }, key) {
    const payload = [method, "api.huobi.pro", path, sortedQuery(query, "Signature")].join("\n");
    return same(hmac("sha256", key.secret, payload).toString("base64"), fields.get("Signature") ?? undefined);
  },
  timeOf: ({ fields }) => ({ at: Date.parse(`${fields.get("Timestamp")}Z`), windowMs: 300_000 }),
  refuse: refusals({
    key: error("Signature not valid: Incorrect Access key [Access key错误]"),
    signature: error("Signature not valid: Verification failure [校验失败]"),
    address: error("Signature not valid: Incorrect IP address [IP地址错误]:{ip}"),
    timestamp: error("Signature not valid: Invalid submission time [提交时间无效]"),
    permission: error("API key has no permission"),
    rate: [429, { status: "error", "err-code": "too-many-request", "err-msg": "too many requests", data: null }],
  }),
  routes: [
    { on: "GET /v2/user/uid", needs: "read", answer: () => ({ status: 200, body: { code: 200, data: 123456 } }) },
    {
      on: "GET /v2/user/api-key",
      needs: "read",
      answer: ({ key, world, field }) => {
        const rows = [...world.keys.values()].filter(
          (one) => one.account === key.account && (field("accessKey") ?? one.key) === one.key,
        );
        const data = rows.map((one) => ({
          accessKey: one.key,
          status: "normal",
          note: one.name,
          permission: [
            one.scopes.read ? "readOnly" : "",
            one.scopes["trade.spot"] ? "trade" : "",
            one.scopes.withdraw ? "withdraw" : "",
          ]
            .filter((right) => right !== "")
            .join(","),
          ipAddresses: one.allowlist.join(","),
          validDays: one.expiresAt === null ? -1 : Math.round((one.expiresAt - world.now()) / 86_400_000),
          createTime: one.createdAt,
          updateTime: one.createdAt,
        }));
        return { status: 200, body: { code: 200, message: "success", data, ok: true } };
      },
    },
  ],
};

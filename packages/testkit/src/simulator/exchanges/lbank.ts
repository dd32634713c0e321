import { refusals } from "../refusals.ts";
import { byPrivateKey, digest, form, hmac, isPrivateKey, same } from "../signature.ts";
import type { Behaviour } from "../world.ts";

function error(error_code: number): [number, unknown] {
  return [200, { result: "false", error_code }];
}

/** LBank, keys with HMAC and with RSA. Source: www.lbank.com/docs. */
export const lbank: Behaviour = {
  id: "lbank",
  publicRoutes: {
    "GET /v2/timestamp.do": (_, world) => ({ status: 200, body: { result: "true", data: world.now() } }),
  },
  keyOf: ({ body }) => form(body).get("api_key") ?? undefined,
  signed({ headers, body }, key) {
    const sent = form(body);
    const all = new Map([...sent].filter(([name]) => name !== "sign"));
    for (const name of ["echostr", "signature_method", "timestamp"]) all.set(name, headers[name] ?? "");
    const sorted = [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${name}=${value}`);
    const md5 = digest("md5", sorted.join("&")).toString("hex").toUpperCase();
    const signature = sent.get("sign") ?? undefined;
    if (isPrivateKey(key.secret)) return byPrivateKey(key.secret, md5, signature);
    return same(hmac("sha256", key.secret, md5).toString("hex"), signature);
  },
  refuse: refusals({
    key: error(10005),
    signature: error(10007),
    permission: error(10022),
    rate: error(10004),
  }),
  routes: [
    {
      on: "POST /v2/supplement/api_Restrictions.do",
      needs: null,
      answer: ({ key }) => ({
        status: 200,
        body: {
          result: "true",
          data: {
            enableSpotTrading: key.scopes["trade.spot"],
            createTime: key.createdAt,
            enableReading: key.scopes.read,
            ipRestrict: key.allowlist.length > 0,
            enableWithdrawals: key.scopes.withdraw,
          },
        },
      }),
    },
  ],
};

import { refusals } from "../refusals.ts";
import { hmac, same } from "../signature.ts";
import type { Behaviour } from "../world.ts";

function error(code: string, msg: string): [number, unknown] {
  return [200, { code, msg }];
}

/** BloFin: the signature is base64 of the hex text. Source: docs.blofin.com; errors from ccxt. */
export const blofin: Behaviour = {
  id: "blofin",
  keyOf: ({ headers }) => headers["access-key"],
  signed({ headers, method, path, query, body }, key) {
    const payload = `${path}${query === "" ? "" : `?${query}`}${method}${headers["access-timestamp"]}${headers["access-nonce"]}${body}`;
    const hex = hmac("sha256", key.secret, payload).toString("hex");
    return same(Buffer.from(hex).toString("base64"), headers["access-sign"]);
  },
  timeOf: ({ headers }) => ({ at: Number(headers["access-timestamp"]), windowMs: 60_000 }),
  passphraseFits: ({ headers }, key) => same(key.passphrase ?? "", headers["access-passphrase"]),
  refuse: refusals({
    key: error("152401", "Access key does not exist"),
    expired: error("152402", "Access key has expired"),
    permission: error("152404", "This operation is not supported"),
    timestamp: error("152405", "Timestamp in header or signature has expired, need to be within 60s"),
    address: error("152406", "Your IP is not included in your API key IP whitelist"),
    passphrase: error("152408", "Passphrase error"),
    signature: error("152409", "Signature verification failed"),
  }),
  routes: [
    {
      on: "GET /api/v1/user/query-apikey",
      needs: "read",
      answer: ({ key, account }) => ({
        status: 200,
        body: {
          code: "0",
          msg: "success",
          data: {
            uid: "1",
            apiName: key.name,
            apiKey: key.key,
            readOnly: key.scopes["trade.spot"] ? 0 : 1,
            ips: key.allowlist,
            type: 1,
            expireTime: String(key.expiresAt ?? 0),
            createTime: String(key.createdAt),
            referralCode: "x",
            parentUid: account.parent ?? "0",
          },
        },
      }),
    },
  ],
};

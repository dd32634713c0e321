import { refusals } from "../refusals.ts";
import { hmac, same } from "../signature.ts";
import type { Behaviour } from "../world.ts";

function error(mc: string): [number, unknown] {
  return [200, { rc: 1, mc, ma: [], result: null }];
}

/** XT. Source: doc.xt.com; the key answer follows the documented one of creation. */
export const xt: Behaviour = {
  id: "xt",
  publicRoutes: {
    "GET /v4/public/time": (_, world) => ({
      status: 200,
      body: { rc: 0, mc: "SUCCESS", result: { serverTime: world.now() } },
    }),
  },
  keyOf: ({ headers }) => headers["xt-validate-appkey"],
  signed({ headers, method, path, query, body }, key) {
    const names = ["algorithms", "appkey", "recvwindow", "timestamp"];
    const head = names.map((name) => `xt-validate-${name}=${headers[`xt-validate-${name}`]}`).join("&");
    const tail = [method, path, query, body].filter((part) => part !== "").join("#");
    return same(hmac("sha256", key.secret, `${head}#${tail}`).toString("hex"), headers["xt-validate-signature"]);
  },
  timeOf: ({ headers }) => ({
    at: Number(headers["xt-validate-timestamp"]),
    windowMs: Number(headers["xt-validate-recvwindow"] ?? 5_000),
  }),
  refuse: refusals({
    key: error("AUTH_101"),
    locked: error("AUTH_102"),
    signature: error("AUTH_103"),
    address: error("AUTH_104"),
    timestamp: error("AUTH_105"),
    permission: error("AUTH_106"),
  }),
  routes: [
    {
      on: "GET /v4/user/account/api-key",
      needs: "manage-keys",
      answer: ({ key }) => {
        const tokens = [
          key.scopes.read ? "QUERY" : "",
          key.scopes["trade.spot"] ? "TRADE" : "",
          key.scopes.withdraw ? "WITHDRAW" : "",
          key.scopes["transfer.internal"] ? "TRANSFER" : "",
          key.scopes["trade.margin"] ? "LEVER_LOAN" : "",
          key.scopes["trade.derivatives"] ? "FUTURE" : "",
        ];
        const result = {
          id: 1,
          accessKey: key.key,
          bindIps: key.allowlist.join(","),
          isLock: key.locked,
          roleScopes: tokens.filter((token) => token !== "").join("_"),
          createTime: key.createdAt,
        };
        return { status: 200, body: { rc: 0, mc: "SUCCESS", ma: [], result } };
      },
    },
    {
      on: "GET /v4/balances",
      needs: "read",
      answer: () => ({ status: 200, body: { rc: 0, mc: "SUCCESS", ma: [], result: { assets: [] } } }),
    },
    {
      on: "DELETE /v4/order/:id",
      needs: "trade.spot",
      answer: () => ({
        status: 200,
        body: { rc: 1, mc: "ORDER_005", ma: ["order not found"], result: null, message: "order does not exist" },
      }),
    },
  ],
};

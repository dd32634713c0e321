import { refusals } from "../refusals.ts";
import { hmac, same, sortedQuery } from "../signature.ts";
import type { Behaviour, SimKey } from "../world.ts";

function error(code: number, msg: string): [number, unknown] {
  return [200, { code, msg, timestamp: 1 }];
}

/** The permission codes of a key. */
function bingxCodes({ scopes }: SimKey): number[] {
  return [
    ...(scopes["trade.spot"] ? [1] : []),
    ...(scopes.read ? [2] : []),
    ...(scopes["trade.derivatives"] ? [3] : []),
    ...(scopes["transfer.internal"] ? [4, 7] : []),
    ...(scopes.withdraw ? [5] : []),
  ];
}

/** BingX; the answer in the flat shape that an SDK shows. */
export const bingx: Behaviour = {
  id: "bingx",
  publicRoutes: {
    "GET /openApi/swap/v2/server/time": (_, world) => ({
      status: 200,
      body: { code: 0, data: { serverTime: world.now() } },
    }),
  },
  keyOf: ({ headers }) => headers["x-bx-apikey"],
  signed: ({ query, fields }, key) =>
    same(
      hmac("sha256", key.secret, decodeURIComponent(sortedQuery(query, "signature"))).toString("hex"),
      fields.get("signature") ?? undefined,
    ),
  timeOf: ({ fields }) => ({ at: Number(fields.get("timestamp")), windowMs: 5_000 }),
  refuse: refusals({
    key: error(100413, "Incorrect apiKey"),
    signature: error(100001, "signature verification failed"),
    address: error(
      100419,
      "your current request IP is {ip} does not match IP whitelist , please go to https://bingx.com/en/account/api/ to verify the ip you have set",
    ),
    permission: error(
      100004,
      "Permission denied as the API key was created without the permission, this api need Spot Trading permission, please config it in https://bingx.com/en/account/api",
    ),
    timestamp: error(100421, "Null timestamp or timestamp mismatch"),
    rate: error(100410, "rate limited"),
  }),
  routes: [
    {
      on: "GET /openApi/v1/account/apiPermissions",
      needs: null,
      answer: ({ key }) => ({
        status: 200,
        body: {
          apiKey: key.key,
          permissions: bingxCodes(key),
          ipAddresses: key.allowlist.length === 0 ? [""] : key.allowlist,
          note: key.name,
        },
      }),
    },
  ],
};

import { refusals } from "../refusals.ts";
import { byPrivateKey, hmac, isPrivateKey, same } from "../signature.ts";
import type { Behaviour, SimKey } from "../world.ts";

function error(retCode: number, retMsg: string): [number, unknown] {
  return [200, { retCode, retMsg, result: {}, retExtInfo: {}, time: 1 }];
}

/** The permission groups of a key. */
export function bybitPermissions({ scopes }: SimKey): Record<string, string[]> {
  const wallet = [
    ...(scopes["transfer.internal"] ? ["AccountTransfer", "SubMemberTransfer"] : []),
    ...(scopes.withdraw ? ["Withdraw"] : []),
  ];
  return {
    ContractTrade: scopes["trade.derivatives"] ? ["Order", "Position"] : [],
    Spot: scopes["trade.spot"] ? ["SpotTrade"] : [],
    Wallet: wallet,
    Options: scopes["trade.derivatives"] ? ["OptionsTrade"] : [],
    Derivatives: scopes["trade.derivatives"] ? ["DerivativesTrade"] : [],
    Exchange: ["ExchangeHistory"],
    Earn: [],
  };
}

/** Bybit v5. Source: bybit-exchange.github.io/docs/v5. Confidence: documented. */
export const bybit: Behaviour = {
  id: "bybit",
  publicRoutes: {
    "GET /v5/market/time": (_, world) => ({
      status: 200,
      body: { retCode: 0, retMsg: "OK", result: {}, time: world.now() },
    }),
  },
  keyOf: ({ headers }) => headers["x-bapi-api-key"],
  signed({ headers, query, body }, key) {
    const payload = `${headers["x-bapi-timestamp"]}${key.key}${headers["x-bapi-recv-window"] ?? ""}${body === "" ? query : body}`;
    if (isPrivateKey(key.secret)) return byPrivateKey(key.secret, payload, headers["x-bapi-sign"]);
    return same(hmac("sha256", key.secret, payload).toString("hex"), headers["x-bapi-sign"]);
  },
  timeOf: ({ headers }) => ({
    at: Number(headers["x-bapi-timestamp"]),
    windowMs: Number(headers["x-bapi-recv-window"] ?? 5_000),
  }),
  refuse: refusals({
    key: error(10003, "API key is invalid."),
    signature: error(10004, "error sign! origin_string[...]"),
    permission: error(10005, "Permission denied, please check your API key permissions."),
    address: error(10010, "Unmatched IP, please check your API key's bound IP addresses."),
    expired: error(33004, "Your api key has expired."),
    timestamp: error(10002, "The request time exceeds the time window range."),
    rate: error(10006, "Too many visits. Exceeded the API Rate Limit."),
    locked: error(10008, "Common ban applied."),
    maintenance: error(10016, "Server error."),
  }),
  routes: [
    {
      on: "POST /v5/user/delete-api",
      needs: null,
      answer: ({ key, world }) => {
        world.keys.delete(key.key); // without a word about which: the one that calls
        return { status: 200, body: { retCode: 0, retMsg: "", result: {}, retExtInfo: {}, time: 1 } };
      },
    },
    {
      on: "GET /v5/user/query-api",
      needs: null,
      answer: ({ key, account }) => {
        const writes = Object.entries(key.scopes).some(([scope, has]) => scope !== "read" && has);
        const result = {
          id: "13770661",
          note: key.name,
          apiKey: key.key,
          readOnly: writes ? 0 : 1,
          secret: "",
          permissions: bybitPermissions(key),
          ips: key.allowlist.length > 0 ? key.allowlist : ["*"],
          type: 1,
          deadlineDay: 66,
          expiredAt: key.expiresAt === null ? "1970-01-01T00:00:00Z" : new Date(key.expiresAt).toISOString(),
          createdAt: new Date(key.createdAt).toISOString(),
          uta: 1,
          userID: 1448939,
          isMaster: account.parent === null,
          parentUid: account.parent ?? "0",
        };
        return { status: 200, body: { retCode: 0, retMsg: "", result, retExtInfo: {}, time: 1 } };
      },
    },
  ],
};

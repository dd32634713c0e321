import { refusals } from "../refusals.ts";
import { hmac, same } from "../signature.ts";
import type { Behaviour, Call, SimAnswer } from "../world.ts";

function error(code: string, msg: string): [number, unknown] {
  return [400, { code, msg, requestTime: 1, data: null }];
}

function answer(data: unknown): SimAnswer {
  return { status: 200, body: { code: "00000", msg: "success", requestTime: 1, data } };
}

/** An account named `classic…` answers on v2 only, every other on v3 only. */
function wrongKind(call: Call, wanted: "classic" | "unified"): SimAnswer | undefined {
  const kind = call.account.id.startsWith("classic") ? "classic" : "unified";
  if (kind === wanted) return undefined;
  const [status, body] = error(kind === "classic" ? "40084" : "40085", "the account is of the other kind");
  return { status, body };
}

/** Bitget, both interfaces. Source: www.bitget.com/api-doc. */
export const bitget: Behaviour = {
  id: "bitget",
  publicRoutes: { "GET /api/v2/public/time": (_, world) => answer({ serverTime: String(world.now()) }) },
  keyOf: ({ headers }) => headers["access-key"],
  signed({ headers, method, path, query, body }, key) {
    const payload = `${headers["access-timestamp"]}${method}${path}${query === "" ? "" : `?${query}`}${body}`;
    return same(hmac("sha256", key.secret, payload).toString("base64"), headers["access-sign"]);
  },
  timeOf: ({ headers }) => ({ at: Number(headers["access-timestamp"]), windowMs: 30_000 }),
  passphraseFits: ({ headers }, key) => same(key.passphrase ?? "", headers["access-passphrase"]),
  refuse: refusals({
    key: error("40006", "Invalid ACCESS_KEY"),
    timestamp: error("40008", "Request timestamp expired"),
    signature: error("40009", "sign signature error"),
    passphrase: error("40012", "apikey/password is incorrect"),
    permission: error("40014", "Incorrect permissions"),
    address: error("40018", "Invalid IP"),
    expired: error("40037", "Apikey does not exist"),
    locked: error("40013", "User status is abnormal"),
    rate: [429, { code: "429", msg: "Too Many Requests", requestTime: 1, data: null }],
  }),
  routes: [
    {
      on: "GET /api/v3/account/info",
      needs: null,
      answer: (call) => {
        const { key, account } = call;
        const permissions = [
          ...(key.scopes["transfer.internal"] ? ["uta_mgt"] : []),
          ...(key.scopes["trade.spot"] ? ["uta_trade"] : []),
          ...(key.scopes.withdraw ? ["withdraw"] : []),
        ];
        const permType = permissions.length > 0 ? "read-and-write" : "read-only";
        const data = {
          userId: "123456789",
          inviterId: "",
          parentId: account.parent ?? "",
          channel: "official",
          ips: key.allowlist.join(","),
          permType,
          permissions,
          regisTime: "1704067200000",
        };
        return wrongKind(call, "unified") ?? answer(data);
      },
    },
    {
      on: "GET /api/v2/spot/account/info",
      needs: null,
      answer: (call) => {
        const { key, account } = call;
        const authorities = [
          "stor",
          ...(key.scopes["trade.spot"] ? ["stow"] : []),
          ...(key.scopes["trade.margin"] ? ["smow"] : []),
          ...(key.scopes["trade.derivatives"] ? ["coow", "cpow"] : []),
          ...(key.scopes["transfer.internal"] ? ["wtow"] : []),
          ...(key.scopes.withdraw ? ["wwow"] : []),
          ...(key.scopes["manage-keys"] ? ["chow"] : []),
        ];
        const data = {
          userId: "1",
          inviterId: "",
          ips: key.allowlist.join(","),
          authorities,
          parentId: account.parent ?? "0",
          traderType: "not_trader",
          regisTime: "1704067200000",
        };
        return wrongKind(call, "classic") ?? answer(data);
      },
    },
  ],
};

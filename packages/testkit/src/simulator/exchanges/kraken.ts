import { refusals } from "../refusals.ts";
import { digest, form, fromBase64, hmac, same } from "../signature.ts";
import type { Behaviour, SimKey } from "../world.ts";

function error(text: string): [number, unknown] {
  return [200, { error: [text] }];
}

function permissions({ scopes }: SimKey): string[] {
  return [
    ...(scopes.read ? ["query-funds", "query-open-trades", "query-closed-trades", "query-ledger"] : []),
    ...(scopes["trade.spot"] ? ["modify-trades", "close-trades", "create-ws-token"] : []),
    ...(scopes.withdraw ? ["withdraw-funds", "add-funds"] : []),
  ];
}

/** Kraken spot: errors come with HTTP 200. Source: docs.kraken.com; the answer as an SDK recorded it. */
export const kraken: Behaviour = {
  id: "kraken",
  publicRoutes: {
    "GET /0/public/Time": (_, world) => ({
      status: 200,
      body: { error: [], result: { unixtime: Math.floor(world.now() / 1000) } },
    }),
  },
  keyOf: ({ headers }) => headers["api-key"],
  signed({ headers, path, body }, key) {
    const nonce = form(body).get("nonce") ?? "";
    const message = Buffer.concat([Buffer.from(path), digest("sha256", `${nonce}${body}`)]);
    return same(hmac("sha512", fromBase64(key.secret), message).toString("base64"), headers["api-sign"]);
  },
  nonceOf: ({ body }) => Number(form(body).get("nonce") ?? Number.NaN),
  refuse: refusals({
    key: error("EAPI:Invalid key"),
    signature: error("EAPI:Invalid signature"),
    nonce: error("EAPI:Invalid nonce"),
    timestamp: error("EAPI:Invalid nonce"),
    permission: error("EGeneral:Permission denied"),
    locked: error("EGeneral:Temporary lockout"),
    rate: error("EAPI:Rate limit exceeded"),
    maintenance: error("EService:Unavailable"),
  }),
  routes: [
    {
      on: "POST /0/private/GetApiKeyInfo",
      needs: null,
      answer: ({ key }) => ({
        status: 200,
        body: {
          error: [],
          result: {
            api_key_name: key.name,
            api_key: key.key,
            nonce: "1",
            nonce_window: "0",
            permissions: permissions(key),
            iban: "AA00",
            valid_until: key.expiresAt === null ? "0" : String(Math.floor(key.expiresAt / 1000)),
            query_from: "0",
            query_to: "0",
            created_time: String(Math.floor(key.createdAt / 1000)),
            modified_time: String(Math.floor(key.createdAt / 1000)),
            ip_allowlist: key.allowlist.length === 0 ? [""] : key.allowlist,
            last_used: key.lastUsedAt === null ? "0" : String(Math.floor(key.lastUsedAt / 1000)),
          },
        },
      }),
    },
  ],
};

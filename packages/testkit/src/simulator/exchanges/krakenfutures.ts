import { refusals } from "../refusals.ts";
import { digest, fromBase64, hmac, same } from "../signature.ts";
import type { Behaviour } from "../world.ts";

/** Kraken Futures; its permission object's fields are not documented, so it stays empty. Source: docs.kraken.com, futures REST. */
export const krakenfutures: Behaviour = {
  id: "krakenfutures",
  keyOf: ({ headers }) => headers["apikey"],
  signed({ headers, path, query, body }, key) {
    const endpoint = path.replace(/^\/derivatives/u, "");
    const hash = digest("sha256", `${body === "" ? query : body}${headers["nonce"] ?? ""}${endpoint}`);
    return same(hmac("sha512", fromBase64(key.secret), hash).toString("base64"), headers["authent"]);
  },
  refuse: refusals({
    key: [401, { result: "error", error: "authenticationError", serverTime: "2026-11-25T12:00:00.000Z" }],
    permission: [200, { result: "error", error: "insufficientPrivileges" }],
    nonce: [200, { result: "error", error: "nonceBelowThreshold" }],
    rate: [200, { result: "error", error: "apiLimitExceeded" }],
  }),
  routes: [
    {
      on: "GET /api/auth/v1/api-keys/v3/check",
      needs: null,
      answer: ({ key }) => ({
        status: 200,
        body: {
          apiKey: key.key,
          accountUid: "3c90c3cc-0d44-4b50-8888-8dd25736052a",
          iiban: null,
          createdAt: new Date(key.createdAt).toISOString(),
          permissions: {},
          allowedCidrBlock: key.allowlist[0] ?? null,
          allowedCidrBlocks: key.allowlist,
        },
      }),
    },
  ],
};

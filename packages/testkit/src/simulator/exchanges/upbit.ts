import { refusals } from "../refusals.ts";
import { digest, json, jwtByHmac, readJwt } from "../signature.ts";
import type { Behaviour, SimRequest } from "../world.ts";

function error(name: string, message: string): [number, unknown] {
  return [401, { error: { message, name } }];
}

/** The token of a request. */
export function bearer({ headers }: SimRequest): string {
  return (headers["authorization"] ?? "").replace(/^Bearer /u, "");
}

/** True when the token's hash covers the request's fields as they were sent. */
export function coversQuery(request: SimRequest): boolean {
  const claims = readJwt(bearer(request))?.claims ?? {};
  const inBody = Object.entries(json(request.body))
    .map(([name, value]) => `${name}=${String(value)}`)
    .join("&");
  const sent = request.query === "" ? inBody : request.query;
  return sent === "" || claims["query_hash"] === digest("sha512", sent).toString("hex");
}

/** Upbit. Source: docs.upbit.com. */
export const upbit: Behaviour = {
  id: "upbit",
  keyOf: (request) => {
    const key = readJwt(bearer(request))?.claims["access_key"];
    return typeof key === "string" ? key : undefined;
  },
  signed: (request, key) => jwtByHmac(bearer(request), key.secret) && coversQuery(request),
  refuse: refusals({
    key: error("invalid_access_key", "잘못된 엑세스 키입니다."),
    signature: error("jwt_verification", "Jwt 토큰 검증에 실패했습니다."),
    expired: error("expired_access_key", "This key has expired."),
    address: error("no_authorization_i_p", "This is not a verified IP."),
    permission: error("out_of_scope", "권한이 부족합니다."),
    rate: [429, { error: { name: "too_many_requests", message: "too many requests" } }],
  }),
  routes: [
    {
      on: "GET /v1/api_keys",
      needs: null,
      answer: ({ key, world }) => {
        const rows = [...world.keys.values()].filter((one) => one.account === key.account);
        return {
          status: 200,
          body: rows.map((one) => ({
            access_key: one.key,
            expire_at: new Date(one.expiresAt ?? one.createdAt + 365 * 86_400_000).toISOString(),
          })),
        };
      },
    },
    { on: "GET /v1/accounts", needs: "read", answer: () => ({ status: 200, body: [] }) },
    {
      on: "POST /v1/orders/test",
      needs: "trade.spot",
      answer: () => ({ status: 201, body: { uuid: "test", state: "wait" } }),
    },
  ],
};

import { refusals } from "../refusals.ts";
import { byEd25519, byEs256, fromBase64, readJwt } from "../signature.ts";
import type { Behaviour, SimRequest } from "../world.ts";

function tokenOf(request: SimRequest): string {
  return (request.headers["authorization"] ?? "").replace(/^Bearer /u, "");
}

/** Coinbase: a token that names method, host and path. Over plain http the host keeps its scheme, as clients leave it. */
export const coinbase: Behaviour = {
  id: "coinbase",
  publicRoutes: {
    "GET /v2/time": (_, world) => ({
      status: 200,
      body: { data: { iso: new Date(world.now()).toISOString(), epoch: Math.floor(world.now() / 1000) } },
    }),
  },
  keyOf: (request) => {
    const sub = readJwt(tokenOf(request))?.claims["sub"];
    return typeof sub === "string" ? sub : undefined;
  },
  signed(request, key, world) {
    const jwt = readJwt(tokenOf(request));
    if (jwt === undefined) return false;
    const { claims } = jwt;
    const uris = new Set([claims["uri"], claims["uris"]].flat());
    const wanted = `${request.method} ${request.origin}${request.path}`;
    if (!uris.has(wanted) && !uris.has(wanted.replace("http://", ""))) return false;
    const now = world.now() / 1000;
    if (!(Number(claims["nbf"]) <= now + 5 && Number(claims["exp"]) > now)) return false;
    if (key.secret.includes("BEGIN")) return byEs256(key.secret, jwt.signed, jwt.signature);
    return byEd25519(fromBase64(key.secret).subarray(32), jwt.signed, jwt.signature);
  },
  refuse: refusals({
    key: [401, "Unauthorized\n"],
    permission: [
      403,
      { error: "PERMISSION_DENIED", error_details: "Missing required scopes", message: "Missing required scopes" },
    ],
    rate: [429, { errors: [{ id: "rate_limit_exceeded", message: "Too many requests" }] }],
  }),
  routes: [
    {
      on: "GET /api/v3/brokerage/key_permissions",
      needs: "read",
      answer: ({ key }) => ({
        status: 200,
        body: {
          can_view: key.scopes.read,
          can_trade: key.scopes["trade.spot"],
          can_transfer: key.scopes.withdraw,
          portfolio_uuid: "11111111-1111-4111-8111-111111111111",
          portfolio_type: "DEFAULT",
        },
      }),
    },
  ],
};

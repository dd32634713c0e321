import { refusals } from "../refusals.ts";
import { hmac, json, same } from "../signature.ts";
import type { Behaviour, SimRequest } from "../world.ts";

function error(status: number, reason: string, message: string): [number, unknown] {
  return [status, { result: "error", reason, message }];
}

function payloadOf({ headers }: SimRequest): Record<string, unknown> {
  return json(Buffer.from(headers["x-gemini-payload"] ?? "", "base64").toString());
}

/** Gemini. Source: docs.gemini.com. */
export const gemini: Behaviour = {
  id: "gemini",
  keyOf: ({ headers }) => headers["x-gemini-apikey"],
  signed(request, key) {
    const payload = request.headers["x-gemini-payload"] ?? "";
    return (
      payloadOf(request)["request"] === request.path &&
      same(hmac("sha384", key.secret, payload).toString("hex"), request.headers["x-gemini-signature"])
    );
  },
  nonceOf: (request) => Number(payloadOf(request)["nonce"]),
  refuse: refusals({
    key: error(400, "InvalidApiKey", "Invalid API key"),
    signature: error(400, "InvalidSignature", "InvalidSignature"),
    nonce: error(400, "InvalidNonce", "Nonce has not increased since your last call"),
    permission: error(
      403,
      "MissingRole",
      "To access this endpoint, you need to assign one of these roles [Trader] to API key which currently has roles [Auditor]",
    ),
    rate: error(429, "RateLimit", "Requests were made too frequently."),
    maintenance: error(503, "Maintenance", "We are down for maintenance."),
  }),
  routes: [
    {
      on: "POST /v1/roles",
      needs: null,
      answer: ({ key: { key, scopes } }) => {
        const body = {
          isAuditor: scopes.read && !scopes["trade.spot"] && !scopes.withdraw,
          isFundManager: scopes.withdraw,
          isTrader: scopes["trade.spot"],
        };
        return {
          status: 200,
          body: key.startsWith("master-") ? { ...body, isAccountAdmin: scopes["manage-keys"] } : body,
        };
      },
    },
  ],
};

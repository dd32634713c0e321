import { refusals } from "../refusals.ts";
import { hmac, same } from "../signature.ts";
import type { Behaviour, SimRequest } from "../world.ts";

function error(status: number, code: number, message: string): [number, unknown] {
  return [status, { jsonrpc: "2.0", error: { message, code }, testnet: false }];
}

/** The parts of a request that is signed by itself, as those that manage keys are. */
function signedHeader({ headers }: SimRequest): {
  readonly id: string;
  readonly at: string;
  readonly signature: string;
  readonly nonce: string;
} | null {
  const header = headers["authorization"] ?? "";
  const parts = /^deri-hmac-sha256 id=([^,]*),ts=(\d+),sig=([0-9a-f]+),nonce=([^,]+)$/u.exec(header);
  const [, id = "", at = "", signature = "", nonce = ""] = parts ?? [];
  return parts === null ? null : { id, at, signature, nonce };
}

/** Deribit's sign-in by signature, and requests that carry one. Source: docs.deribit.com, public/auth and authentication. */
export const deribit: Behaviour = {
  id: "deribit",
  publicRoutes: {
    "GET /api/v2/public/get_time": (_, world) => ({ status: 200, body: { jsonrpc: "2.0", result: world.now() } }),
  },
  keyOf: (request) => signedHeader(request)?.id ?? request.fields.get("client_id") ?? undefined,
  signed(request, key) {
    const header = signedHeader(request);
    if (header !== null) {
      const uri = request.query === "" ? request.path : `${request.path}?${request.query}`;
      const plain = `${header.at}\n${header.nonce}\n${request.method}\n${uri}\n${request.body}\n`;
      return same(hmac("sha256", key.secret, plain).toString("hex"), header.signature);
    }
    const { fields } = request;
    const payload = `${fields.get("timestamp")}\n${fields.get("nonce")}\n${fields.get("data") ?? ""}`;
    return same(hmac("sha256", key.secret, payload).toString("hex"), fields.get("signature") ?? undefined);
  },
  timeOf: (request) => ({
    at: Number(signedHeader(request)?.at ?? request.fields.get("timestamp")),
    windowMs: 60_000,
  }),
  refuse: refusals({
    key: error(400, 13004, "invalid_credentials"),
    timestamp: error(400, 13004, "invalid_credentials"),
    permission: error(403, 13021, "forbidden"),
    rate: error(429, 10028, "too_many_requests"),
    maintenance: error(503, 11051, "system_maintenance"),
  }),
  routes: [
    {
      on: "GET /api/v2/public/auth",
      needs: null,
      answer: ({ key, account }) => {
        const level = (write: boolean): string => (write ? "read_write" : "read");
        const scope = [
          "connection",
          ...(account.parent === null ? ["mainaccount"] : []),
          `account:${level(key.scopes["manage-keys"])}`,
          `trade:${level(key.scopes["trade.spot"])}`,
          `wallet:${level(key.scopes.withdraw)}`,
        ].join(" ");
        return {
          status: 200,
          body: {
            jsonrpc: "2.0",
            result: { scope, access_token: "t", refresh_token: "u", expires_in: 900, token_type: "bearer" },
          },
        };
      },
    },
  ],
};

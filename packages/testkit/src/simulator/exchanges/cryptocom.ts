import { refusals } from "../refusals.ts";
import { hmac, json, same } from "../signature.ts";
import type { Behaviour } from "../world.ts";

function error(status: number, code: number, message: string): [number, unknown] {
  return [status, { id: 1, code, message }];
}

/** Names and values of an object in order of names, run together. */
function flat(params: unknown): string {
  if (typeof params !== "object" || params === null) return "";
  return Object.entries(params)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}${typeof value === "object" ? flat(value) : String(value)}`)
    .join("");
}

/** Crypto.com Exchange v1. Source: exchange-docs.crypto.com. */
export const cryptocom: Behaviour = {
  id: "cryptocom",
  keyOf: ({ body }) => {
    const key = json(body)["api_key"];
    return typeof key === "string" ? key : undefined;
  },
  signed({ path, body }, key) {
    const sent = json(body);
    const method = String(sent["method"]);
    if (!path.endsWith(`/${method}`)) return false;
    const payload = `${method}${String(sent["id"])}${key.key}${flat(sent["params"])}${String(sent["nonce"])}`;
    return same(hmac("sha256", key.secret, payload).toString("hex"), String(sent["sig"]));
  },
  timeOf: ({ body }) => ({ at: Number(json(body)["nonce"]), windowMs: 60_000 }),
  refuse: refusals({
    key: error(401, 40101, "Authentication failure"),
    permission: error(401, 40101, "Authentication failure"),
    timestamp: error(400, 40102, "Nonce value differs by more than 60 seconds"),
    address: error(401, 40103, "IP_ILLEGAL"),
    rate: error(429, 42901, "Requests have exceeded rate limits"),
    maintenance: error(500, 50001, "Internal error"),
  }),
  routes: [
    {
      on: "POST /exchange/v1/private/user-balance",
      needs: "read",
      answer: () => ({ status: 200, body: { id: 1, method: "private/user-balance", code: 0, result: { data: [] } } }),
    },
    {
      on: "POST /exchange/v1/private/get-deposit-address",
      needs: "withdraw",
      answer: () => ({
        status: 200,
        body: { id: 1, method: "private/get-deposit-address", code: 0, result: { deposit_address_list: [] } },
      }),
    },
    {
      on: "POST /exchange/v1/private/cancel-order",
      needs: "trade.spot",
      answer: () => ({
        status: 400,
        body: { id: 1, method: "private/cancel-order", code: 212, message: "Invalid order_id" },
      }),
    },
  ],
};

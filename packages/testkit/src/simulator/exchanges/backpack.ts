import { refusals } from "../refusals.ts";
import { byEd25519, fromBase64, json } from "../signature.ts";
import type { Behaviour } from "../world.ts";

const INSTRUCTIONS: Readonly<Record<string, string>> = {
  "GET /api/v1/account": "accountQuery",
  "DELETE /api/v1/order": "orderCancel",
};

/** Backpack: the key is the public half of the secret's seed, both in base64. Source: docs.backpack.exchange, ccxt. */
export const backpack: Behaviour = {
  id: "backpack",
  publicRoutes: { "GET /api/v1/time": (_, world) => ({ status: 200, body: String(world.now()) }) },
  keyOf: ({ headers }) => headers["x-api-key"],
  signed({ headers, method, path, query, body }, key) {
    const inBody = Object.entries(json(body)).map(([name, value]) => `${name}=${String(value)}`);
    const fields = [...(query === "" ? [] : query.split("&")), ...inBody].sort();
    const tail = [`timestamp=${headers["x-timestamp"]}`, `window=${headers["x-window"]}`];
    const payload = [`instruction=${INSTRUCTIONS[`${method} ${path}`]}`, ...fields, ...tail].join("&");
    return byEd25519(fromBase64(key.key), payload, fromBase64(headers["x-signature"] ?? ""));
  },
  timeOf: ({ headers }) => ({ at: Number(headers["x-timestamp"]), windowMs: Number(headers["x-window"] ?? 5_000) }),
  refuse: refusals({
    key: [401, { code: "UNAUTHORIZED", message: "Unauthorized" }],
    signature: [401, { code: "INVALID_SIGNATURE", message: "Invalid signature" }],
    timestamp: [400, { code: "INVALID_CLIENT_REQUEST", message: "Request has expired" }],
    permission: [403, { code: "FORBIDDEN", message: "x" }],
    rate: [429, { code: "TOO_MANY_REQUESTS", message: "x" }],
  }),
  routes: [
    {
      on: "GET /api/v1/account",
      needs: "read",
      answer: () => ({ status: 200, body: { autoBorrowSettlements: true, leverageLimit: "1" } }),
    },
    {
      on: "DELETE /api/v1/order",
      needs: "trade.spot",
      answer: () => ({ status: 400, body: { code: "RESOURCE_NOT_FOUND", message: "Order not found" } }),
    },
  ],
};

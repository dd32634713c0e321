import { refusals } from "../refusals.ts";
import { hmac, json, same } from "../signature.ts";
import type { Behaviour } from "../world.ts";

/** Independent Reserve; the whole address is signed. Source: ccxt; no catalogue of errors was found. */
export const independentreserve: Behaviour = {
  id: "independentreserve",
  keyOf: ({ body }) => {
    const key = json(body)["apiKey"];
    return typeof key === "string" ? key : undefined;
  },
  signed({ origin, path, body }, key) {
    const { signature, ...fields } = json(body);
    const parts = Object.entries(fields).map(([name, value]) => `${name}=${String(value)}`);
    return same(
      hmac("sha256", key.secret, [`${origin}${path}`, ...parts].join(","))
        .toString("hex")
        .toUpperCase(),
      String(signature),
    );
  },
  nonceOf: ({ body }) => Number(json(body)["nonce"]),
  refuse: refusals({
    key: [401, { Message: "Invalid API key" }],
    signature: [401, { Message: "Invalid signature" }],
    nonce: [400, { Message: "Nonce must be greater" }],
    permission: [403, { Message: "API key has no permission" }],
  }),
  routes: [
    { on: "POST /Private/GetAccounts", needs: "read", answer: () => ({ status: 200, body: [] }) },
    {
      on: "POST /Private/CancelOrder",
      needs: "trade.spot",
      answer: () => ({ status: 400, body: { Message: "Order not found" } }),
    },
  ],
};

import type { AllowedRequest } from "../gate/allowed-request.ts";
import { withExpiry } from "./expiring.ts";
import { probe } from "./probe.ts";
import type { Reader } from "./reader.ts";
import { isList } from "./shapes.ts";

const KEYS: AllowedRequest = { method: "GET", path: "/v1/api_keys", purpose: "own-key", ccxt: ["private", "api_keys"] };
const ACCOUNTS: AllowedRequest = {
  method: "GET",
  path: "/v1/accounts",
  purpose: "read",
  ccxt: ["private", "accounts"],
};
const ORDER_TEST: AllowedRequest = {
  method: "POST",
  path: "/v1/orders/test",
  purpose: "order-test",
  ccxt: ["private", "orders/test"],
};

/** Upbit tells when keys end; a read and the documented order test tell two rights. Source: docs.upbit.com, api_keys and orders/test. */
export const upbit: Reader = {
  exchange: "upbit",
  ccxt: "upbit",
  origin: "https://api.upbit.com",
  requests: [KEYS, ACCOUNTS, ORDER_TEST],
  async read(session) {
    const found = await probe(session, {
      exchange: "upbit",
      read: { request: ACCOUNTS, expects: isList },
      orderTest: {
        request: ORDER_TEST,
        params: { market: "KRW-BTC", side: "bid", ord_type: "price", price: "10000" },
      },
      never: {
        "trade.margin": "the product does not exist here",
        "trade.derivatives": "the product does not exist here",
        "manage-keys": "keys are managed on the site only",
      },
      allowlist: {
        status: "restricted",
        entries: [],
        reason: "every key must be bound to addresses here; the list is not told",
      },
    });
    return withExpiry(session, KEYS, found);
  },
};

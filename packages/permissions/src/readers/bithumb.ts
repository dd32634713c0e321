import type { AllowedRequest } from "../gate/allowed-request.ts";
import { withExpiry } from "./expiring.ts";
import { probe } from "./probe.ts";
import type { Reader } from "./reader.ts";
import { isList } from "./shapes.ts";

const KEYS: AllowedRequest = {
  method: "GET",
  path: "/v1/api_keys",
  purpose: "own-key",
  ccxt: ["private", "v1/api_keys"],
};
const ACCOUNTS: AllowedRequest = {
  method: "GET",
  path: "/v1/accounts",
  purpose: "read",
  ccxt: ["private", "v1/accounts"],
};

/** Bithumb tells when keys end, and nothing of their rights beyond what a read shows. Source: apidocs.bithumb.com, api_keys. */
export const bithumb: Reader = {
  exchange: "bithumb",
  ccxt: "bithumb",
  origin: "https://api.bithumb.com",
  requests: [KEYS, ACCOUNTS],
  async read(session) {
    const found = await probe(session, {
      exchange: "bithumb",
      read: { request: ACCOUNTS, expects: isList },
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

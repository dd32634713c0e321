import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const onetrading: Exchange = {
  id: "onetrading",
  name: "One Trading",
  names: {
    ccxt: ["onetrading"],
    aliases: ["bitpandapro", "bitpanda", "bitpandaexchange", "onetradingcom"],
    packages: ["bitpanda.bitpandaclient", "bitpanda-aio"],
    classes: [],
    environment: ["ONETRADING", "ONE_TRADING", "BITPANDA", "BITPANDA_PRO"],
    weak: [],
  },
  request: { key: [] },
  hosts: ["api.onetrading.com", "api.exchange.bitpanda.com", "streams.fast.onetrading.com", "onetrading.com"],
  testHosts: [],
  credentials: [
    {
      id: "onetrading",
      environment: "live",
      parts: [
        {
          kind: "token",
          label: "API token",
          shapes: [
            [
              "eyJ",
              run("base64url", [10, 200]),
              ".eyJ",
              run("base64url", [20, 2000]),
              ".",
              run("base64url", [40, 700]),
            ],
          ],
        },
      ],
      source: "docs.onetrading.com by general knowledge: a signed token (JWT) as a bearer token",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://app.onetrading.com/",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "the site itself: the page and calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/onetrading.js",
  asOf: "2026-11",
  confidence: "high",
};

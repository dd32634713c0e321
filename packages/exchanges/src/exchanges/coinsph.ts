import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const coinsph: Exchange = {
  id: "coinsph",
  name: "Coins.ph",
  names: {
    ccxt: ["coinsph"],
    aliases: ["coins.ph", "coinspro", "coinspropph"],
    packages: [],
    classes: [],
    environment: ["COINSPH", "COINS_PH"],
    weak: [],
  },
  request: { key: ["X-COINS-APIKEY"], signature: ["signature"] },
  hosts: ["api.pro.coins.ph", "api.coins.ph", "coins.ph"],
  testHosts: ["api.9001.pl-qa.coinsxyz.me"],
  credentials: [
    {
      id: "coinsph",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("alnum", 64)]], proof: "mixed" },
        { kind: "secret", label: "secret key", shapes: [[run("alnum", 64)]], proof: "mixed" },
      ],
      source: "coins-docs.github.io signature example: 64 letters and digits each, as Binance",
      asOf: "2026-11",
      confidence: "high",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://www.pro.coins.ph/",
    introspection: "own-key",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "ccxt 4.5.84 js/src/abstract/coinsph.d.ts: openapi/v1/api-keys; the answer was not looked into",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/coinsph.js",
  asOf: "2026-11",
  confidence: "high",
};

import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const hitbtc: Exchange = {
  id: "hitbtc",
  name: "HitBTC",
  names: {
    ccxt: ["hitbtc"],
    aliases: ["hitbtc2", "hitbtc3", "hitbtccom"],
    packages: ["hitbtc", "hitbtcapi"],
    classes: ["HitbtcExchange"],
    environment: ["HITBTC"],
    weak: [],
  },
  request: { key: [] },
  hosts: ["api.hitbtc.com", "hitbtc.com"],
  testHosts: ["api.demo.hitbtc.com"],
  credentials: [
    {
      id: "hitbtc",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("base64url", 32)], [run("lower-hex", 32)]] },
        { kind: "secret", label: "secret key", shapes: [[run("base64url", 32)], [run("lower-hex", 32)]] },
      ],
      source: "api.hitbtc.com by general knowledge: 32 characters each, sent as HTTP Basic or signed (HS256)",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://hitbtc.com/settings/api-keys",
    introspection: "own-key",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "ccxt 4.5.84 js/src/abstract/hitbtc.d.ts: user/api_keys; the answer was not looked into",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/hitbtc.js",
  asOf: "2026-11",
  confidence: "high",
};

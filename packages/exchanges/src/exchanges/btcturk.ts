import type { Exchange } from "../exchange.ts";
import { run, UUID } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const btcturk: Exchange = {
  id: "btcturk",
  name: "BtcTurk",
  names: {
    ccxt: ["btcturk"],
    aliases: ["btcturkpro", "btcturkkripto"],
    packages: ["btcturk-api", "btcturk", "btcturk_api", "btcturk_api.client", "btcturkapi"],
    classes: ["BTCTurkExchange"],
    environment: ["BTCTURK", "BTC_TURK", "BTCTURKPRO"],
    weak: ["x-signature"],
  },
  request: { key: ["X-PCK"], signature: ["X-Signature"] },
  hosts: ["api.btcturk.com", "graph-api.btcturk.com", "ws-feed-pro.btcturk.com", "pro.btcturk.com"],
  testHosts: [],
  credentials: [
    {
      id: "btcturk",
      environment: "live",
      parts: [
        { kind: "key", label: "public key", shapes: [UUID] },
        { kind: "secret", label: "private key", shapes: [[run("base64", 43), "="]], proof: "base64-canonical" },
      ],
      source: "ccxt 4.5.84 js/src/btcturk.js: the secret is base64; lengths by general knowledge",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://pro.btcturk.com/",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "the site itself: the page and calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/btcturk.js",
  asOf: "2026-11",
  confidence: "high",
};

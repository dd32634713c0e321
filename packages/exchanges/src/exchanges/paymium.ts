import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const paymium: Exchange = {
  id: "paymium",
  name: "Paymium",
  names: {
    ccxt: ["paymium"],
    aliases: ["paymiumcom", "bitcoincentral"],
    packages: ["paymium"],
    classes: ["PaymiumExchange"],
    environment: ["PAYMIUM"],
    weak: ["api-key"],
  },
  request: { key: ["Api-Key"], signature: ["Api-Signature"] },
  hosts: ["paymium.com", "www.paymium.com"],
  testHosts: ["staging.paymium.com"],
  credentials: [
    {
      id: "paymium",
      environment: "live",
      parts: [
        { kind: "key", label: "token", shapes: [[run("lower-hex", 64)]], proof: "hex-entropy" },
        { kind: "secret", label: "secret key", shapes: [[run("lower-hex", 64)]], proof: "hex-entropy" },
      ],
      source: "paymium.github.io by general knowledge: 64 hex each",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://www.paymium.com/",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "the site itself: the page and calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/paymium.js",
  asOf: "2026-11",
  confidence: "high",
};

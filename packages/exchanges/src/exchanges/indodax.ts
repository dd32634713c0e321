import type { Exchange } from "../exchange.ts";
import { groups, run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const indodax: Exchange = {
  id: "indodax",
  name: "Indodax",
  names: {
    ccxt: ["indodax"],
    aliases: ["bitcoincoid", "bitcoin.co.id", "indodaxcom", "vipbitcoin"],
    packages: ["indodax", "python-indodax"],
    classes: [],
    environment: ["INDODAX"],
    weak: ["key", "sign"],
  },
  request: { key: ["Key"], signature: ["Sign"] },
  hosts: ["indodax.com", "tapi.indodax.com"],
  testHosts: ["demo-indodax.com"],
  credentials: [
    {
      id: "indodax",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [groups("upper-alnum", 8, 8, 8, 8, 8)], proof: "one-case" },
        { kind: "secret", label: "secret key", shapes: [[run("lower-hex", [64, 128])]], proof: "hex-entropy" },
      ],
      source: "general knowledge: five groups of eight, and hex",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://indodax.com/trade_api",
    introspection: "own-key",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source:
      "ccxt 4.5.84 js/src/abstract/indodax.d.ts: getInfo; the answer was not looked into; the page by general knowledge",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/indodax.js",
  asOf: "2026-11",
  confidence: "high",
};

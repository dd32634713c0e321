import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const coinspot: Exchange = {
  id: "coinspot",
  name: "CoinSpot",
  names: {
    ccxt: ["coinspot"],
    aliases: ["coinspotau"],
    packages: ["coinspot", "pycoinspot", "coinspot-py"],
    classes: [],
    environment: ["COINSPOT"],
    weak: ["key"],
  },
  request: { key: ["key"], signature: ["sign"] },
  hosts: ["www.coinspot.com.au", "api.coinspot.com.au"],
  testHosts: [],
  credentials: [
    {
      id: "coinspot",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("lower-hex", 32)]], proof: "hex-entropy" },
        { kind: "secret", label: "API secret", shapes: [[run("upper-alnum", [48, 96])]], proof: "one-case" },
      ],
      source: "general knowledge: 32 hex, and a long upper-case secret",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://www.coinspot.com.au/my/api",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "general knowledge of the page; calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/coinspot.js",
  asOf: "2026-11",
  confidence: "high",
};

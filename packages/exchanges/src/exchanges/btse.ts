import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const btse: Exchange = {
  id: "btse",
  name: "BTSE",
  names: {
    ccxt: ["btse"],
    aliases: ["btsecom", "btsefutures"],
    packages: ["btse-python"],
    classes: [],
    environment: ["BTSE"],
    weak: ["request-api", "request-sign"],
  },
  request: { key: ["request-api"], signature: ["request-sign"] },
  hosts: ["api.btse.com", "ws.btse.com", "www.btse.com"],
  testHosts: ["testapi.btse.io", "testws.btse.io", "testnet.btse.io"],
  credentials: [
    {
      id: "btse",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("lower-hex", 64)]], proof: "hex-entropy" },
        { kind: "secret", label: "API secret", shapes: [[run("lower-hex", 64)]], proof: "hex-entropy" },
      ],
      source: "btse.com API pages, signature example with its last digit masked: 64 hex each",
      asOf: "2026-11",
      confidence: "medium",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://www.btse.com/",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "the site itself: the page and calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/btse.js",
  asOf: "2026-11",
  confidence: "high",
};

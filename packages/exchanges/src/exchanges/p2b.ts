import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const p2b: Exchange = {
  id: "p2b",
  name: "P2B",
  names: {
    ccxt: ["p2b"],
    aliases: ["p2pb2b", "p2pb2bcom"],
    packages: ["p2pb2bapi"],
    classes: [],
    environment: ["P2B", "P2PB2B"],
    weak: ["x-txc-apikey"],
  },
  request: { key: ["X-TXC-APIKEY"], signature: ["X-TXC-SIGNATURE"] },
  hosts: ["api.p2pb2b.com", "p2pb2b.com"],
  testHosts: [],
  credentials: [
    {
      id: "p2b",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("lower-hex", 32)]], proof: "hex-entropy" },
        { kind: "secret", label: "API secret", shapes: [[run("lower-hex", 32)]], proof: "hex-entropy" },
      ],
      source: "ccxt 4.5.84 js/src/p2b.js: WhiteBIT's platform and headers; lengths by general knowledge",
      asOf: "2026-11",
      confidence: "medium",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://p2pb2b.com/",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "the site itself: the page and calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/p2b.js",
  asOf: "2026-11",
  confidence: "high",
};

import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const hollaex: Exchange = {
  id: "hollaex",
  name: "HollaEx",
  names: {
    ccxt: ["hollaex"],
    aliases: ["hollaexcom", "bitholla"],
    packages: ["hollaex-node-lib", "hollaex-py-lib"],
    classes: [],
    environment: ["HOLLAEX"],
    weak: ["api-key"],
  },
  request: { key: ["api-key"], signature: ["api-signature"] },
  hosts: ["api.hollaex.com", "hollaex.com", "pro.hollaex.com"],
  testHosts: ["api.sandbox.hollaex.com"],
  credentials: [
    {
      id: "hollaex",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("lower-hex", 40)]], proof: "hex-entropy" },
        { kind: "secret", label: "API secret", shapes: [[run("lower-hex", 50)]], proof: "hex-entropy" },
      ],
      source: "apidocs.hollaex.com by general knowledge: 40 and 50 hex",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://pro.hollaex.com/",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "the site itself: the page and calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/hollaex.js",
  asOf: "2026-11",
  confidence: "high",
};

import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const ascendex: Exchange = {
  id: "ascendex",
  name: "AscendEX",
  names: {
    ccxt: [],
    aliases: ["bitmax", "bitmaxio", "ascend_ex", "ascendexcom", "bitmax.io"],
    packages: ["python-ascendex"],
    classes: ["AscendexExchange"],
    environment: ["ASCENDEX", "ASCEND_EX", "BITMAX"],
    weak: [],
  },
  request: { key: ["x-auth-key"], signature: ["x-auth-signature"] },
  hosts: ["ascendex.com", "api-hk.ascendex-sandbox.com", "bitmax.io"],
  testHosts: ["api-test.ascendex-sandbox.com"],
  credentials: [
    {
      id: "ascendex",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("alnum", 32)]], proof: "mixed" },
        { kind: "secret", label: "API secret", shapes: [[run("alnum", 64)]], proof: "mixed" },
      ],
      source: "ascendex.github.io/ascendex-pro-api signing example: 32 and 64 letters and digits",
      asOf: "2026-11",
      confidence: "high",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://ascendex.com/en/global-digital-asset-platform/api-management",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "general knowledge of the page; calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "older ccxt js/src/ascendex.js by general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};

import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const cex: Exchange = {
  id: "cex",
  name: "CEX.IO",
  names: {
    ccxt: ["cex"],
    aliases: ["cexio", "cex.io", "cexioplus", "cexprime"],
    packages: ["cexapi", "cexio"],
    classes: ["CexIOExchange"],
    environment: ["CEX", "CEXIO", "CEX_IO"],
    weak: ["cex"],
  },
  request: { key: ["X-AGGR-KEY"], signature: ["X-AGGR-SIGNATURE"] },
  hosts: ["trade.cex.io", "cex.io", "api.plus.cex.io", "ws.cex.io"],
  testHosts: [],
  credentials: [
    {
      id: "cex",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("alnum", [24, 27])]], proof: "mixed" },
        { kind: "secret", label: "API secret", shapes: [[run("alnum", [24, 27])]], proof: "mixed" },
        { kind: "key", label: "user id", shapes: [[run("lower", 2), run("digit", 9)]], required: false },
      ],
      source: "trufflesecurity/trufflehog pkg/detectors/cexio",
      asOf: "2026-11",
      confidence: "medium",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://cex.io/trade/profile#/api",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "general knowledge of the page; calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/cex.js",
  asOf: "2026-11",
  confidence: "high",
};

import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const exmo: Exchange = {
  id: "exmo",
  name: "EXMO",
  names: {
    ccxt: [],
    aliases: ["exmocom", "exmome", "exmo.me", "exmo.com"],
    packages: [],
    classes: ["ExmoExchange"],
    environment: ["EXMO"],
    weak: ["key", "sign"],
  },
  request: { key: ["Key"], signature: ["Sign"] },
  hosts: ["api.exmo.com", "api.exmo.me", "exmo.com", "exmo.me", "ws-api.exmo.com"],
  testHosts: [],
  credentials: [
    {
      id: "exmo",
      environment: "live",
      parts: [
        {
          kind: "key",
          label: "API key",
          shapes: [["K-", run("lower-hex", 40)]],
          proof: "hex-entropy",
          distinctive: true,
        },
        {
          kind: "secret",
          label: "API secret",
          shapes: [["S-", run("lower-hex", 40)]],
          proof: "hex-entropy",
          distinctive: true,
        },
      ],
      source: "general knowledge of the prefixes",
      asOf: "2026-11",
      confidence: "medium",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://exmo.com/en/profile#/api",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "general knowledge of the page; calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "exmo.me API pages by general knowledge; knowm/XChange xchange-exmo",
  asOf: "2026-11",
  confidence: "medium",
};

import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const digifinex: Exchange = {
  id: "digifinex",
  name: "DigiFinex",
  names: {
    ccxt: ["digifinex"],
    aliases: ["digifinexcom"],
    packages: ["python-digifinex"],
    classes: [],
    environment: ["DIGIFINEX"],
    weak: ["access-key", "access-sign"],
  },
  request: { key: ["ACCESS-KEY"], signature: ["ACCESS-SIGN"] },
  hosts: ["openapi.digifinex.com", "www.digifinex.com"],
  testHosts: [],
  credentials: [
    {
      id: "digifinex",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("lower-hex", [14, 32])]], proof: "hex-entropy" },
        { kind: "secret", label: "API secret", shapes: [[run("lower-hex", [32, 64])]], proof: "hex-entropy" },
      ],
      source: "docs.digifinex.com by general knowledge: hex",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://www.digifinex.com/",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "the site itself: the page and calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/digifinex.js",
  asOf: "2026-11",
  confidence: "high",
};

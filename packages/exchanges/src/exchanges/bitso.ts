import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const bitso: Exchange = {
  id: "bitso",
  name: "Bitso",
  names: {
    ccxt: ["bitso"],
    aliases: ["bitsocom", "bitsoalpha"],
    packages: ["bitso-py"],
    classes: ["BitsoExchange"],
    environment: ["BITSO"],
    weak: [],
  },
  request: { key: [] },
  hosts: ["bitso.com", "api.bitso.com", "ws.bitso.com"],
  testHosts: ["stage.bitso.com", "api-stage.bitso.com", "sandbox.bitso.com"],
  credentials: [
    {
      id: "bitso",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("letter", 10)]] },
        { kind: "secret", label: "API secret", shapes: [[run("lower-hex", 32)]], proof: "hex-entropy" },
      ],
      source: "Bitso documentation: Authorization: Bitso key:nonce:signature; lengths by general knowledge",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://bitso.com/api_setup",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "general knowledge of the page; calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/bitso.js",
  asOf: "2026-11",
  confidence: "high",
};

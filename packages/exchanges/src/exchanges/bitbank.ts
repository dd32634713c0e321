import type { Exchange } from "../exchange.ts";
import { run, UUID } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const bitbank: Exchange = {
  id: "bitbank",
  name: "bitbank",
  names: {
    ccxt: ["bitbank"],
    aliases: ["bitbankcc", "bitbank.cc"],
    packages: ["python_bitbankcc", "node-bitbankcc", "ruby_bitbankcc", "bitbank-client"],
    classes: [],
    environment: ["BITBANK", "BITBANKCC"],
    weak: ["access-key", "access-signature"],
  },
  request: { key: ["ACCESS-KEY"], signature: ["ACCESS-SIGNATURE"] },
  hosts: ["api.bitbank.cc", "public.bitbank.cc", "app.bitbank.cc", "bitbank.cc", "stream.bitbank.cc"],
  testHosts: [],
  credentials: [
    {
      id: "bitbank",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [UUID] },
        { kind: "secret", label: "API secret", shapes: [[run("lower-hex", 64)]], proof: "hex-entropy" },
      ],
      source: "general knowledge: a UUID and 64 hex; ccxt 4.5.84 js/src/bitbank.js names the headers",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://app.bitbank.cc/account/api",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "general knowledge of the page; calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/bitbank.js",
  asOf: "2026-11",
  confidence: "high",
};

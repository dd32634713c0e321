import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const coincheck: Exchange = {
  id: "coincheck",
  name: "Coincheck",
  names: {
    ccxt: ["coincheck"],
    aliases: ["coincheckcom"],
    packages: ["coincheck", "coincheck-api", "pycoincheck", "ruby_coincheck_client"],
    classes: ["CoincheckClient", "CoincheckExchange"],
    environment: ["COINCHECK"],
    weak: ["access-key", "access-signature"],
  },
  request: { key: ["ACCESS-KEY"], signature: ["ACCESS-SIGNATURE"] },
  hosts: ["coincheck.com", "ws-api.coincheck.com"],
  testHosts: [],
  credentials: [
    {
      id: "coincheck",
      environment: "live",
      parts: [
        { kind: "key", label: "Access Key", shapes: [[run("base64url", 16)]], proof: "mixed" },
        { kind: "secret", label: "Secret Access Key", shapes: [[run("base64url", 32)]], proof: "mixed" },
      ],
      source: "general knowledge: 16 and 32 characters of base64url",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://coincheck.com/api_settings",
    introspection: "probe",
    create: "none",
    selfRevoke: false,
    maxKeys: null,
    source: "coincheck.com/documents/exchange/api: no call about keys found; the page as trading tools link it",
    asOf: "2026-11",
    confidence: "medium",
  },
  source: "coincheck.com/documents/exchange/api#auth; ccxt 4.5.84 js/src/coincheck.js",
  asOf: "2026-11",
  confidence: "high",
};

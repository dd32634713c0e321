import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const binanceus: Exchange = {
  id: "binanceus",
  name: "Binance.US",
  names: {
    ccxt: ["binanceus"],
    aliases: ["binance.us", "binance us", "bnus"],
    packages: ["binance-us", "binance.us"],
    classes: ["BinanceUsExchange"],
    environment: ["BINANCE_US", "BINANCEUS", "BIN_US", "BINUS", "BNUS"],
    weak: ["x-mbx-apikey"],
  },
  request: { key: ["X-MBX-APIKEY"], signature: ["signature"] },
  hosts: ["api.binance.us", "www.binance.us", "stream.binance.us"],
  testHosts: [],
  credentials: [
    {
      id: "binanceus-hmac",
      environment: "live",
      parts: [
        { kind: "key", label: "API Key", shapes: [[run("alnum", 64)]], proof: "mixed" },
        { kind: "secret", label: "Secret Key", shapes: [[run("alnum", 64)]], proof: "mixed" },
      ],
      source: "binance-us/binance-us-api-docs rest-api.md: same keys as Binance",
      asOf: "2026-11",
      confidence: "high",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://www.binance.us/settings/api-management",
    introspection: "probe",
    create: "none",
    selfRevoke: false,
    maxKeys: null,
    source:
      "binance-us/binance-us-api-docs: no call for keys; apiRestrictions answers 404 (Drakkar-Software/trading-backend)",
    asOf: "2026-11",
    confidence: "medium",
  },
  source: "binance-us/binance-us-api-docs rest-api.md; ccxt 4.5.84 js/src/binanceus.js",
  asOf: "2026-11",
  confidence: "high",
};

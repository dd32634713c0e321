import type { Exchange } from "../exchange.ts";
import { run, UUID } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const btcmarkets: Exchange = {
  id: "btcmarkets",
  name: "BTC Markets",
  names: {
    ccxt: ["btcmarkets"],
    aliases: ["btcmarketsau", "btcm", "btcmarketsnet"],
    packages: ["btcmarkets", "btc-markets", "btcmarketsapi"],
    classes: ["BTCMarketsExchange"],
    environment: ["BTCMARKETS", "BTC_MARKETS", "BTCM"],
    weak: [],
  },
  request: { key: ["BM-AUTH-APIKEY"], signature: ["BM-AUTH-SIGNATURE"] },
  hosts: ["api.btcmarkets.net", "socket.btcmarkets.net", "app.btcmarkets.net"],
  testHosts: [],
  credentials: [
    {
      id: "btcmarkets",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [UUID] },
        { kind: "secret", label: "private key", shapes: [[run("base64", 86), "=="]], proof: "base64-canonical" },
      ],
      source: "ccxt 4.5.84 js/src/btcmarkets.js: the secret is base64; lengths by general knowledge",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://app.btcmarkets.net/account/apikey",
    introspection: "probe",
    create: "none",
    selfRevoke: false,
    maxKeys: null,
    source: "docs.btcmarkets.net/v3: no call about keys found; the page as trading tools link it",
    asOf: "2026-11",
    confidence: "medium",
  },
  source: "docs.btcmarkets.net/v3/#section/Authentication; ccxt 4.5.84 js/src/btcmarkets.js",
  asOf: "2026-11",
  confidence: "high",
};

import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";

export const cryptocom: Exchange = {
  id: "cryptocom",
  name: "Crypto.com Exchange",
  names: {
    ccxt: ["cryptocom"],
    aliases: ["crypto.com", "cryptocomexchange", "cryptodotcom", "cdcx", "cdcexchange", "crypto_com"],
    packages: [
      "cryptocom.exchange",
      "crypto-com-sdk",
      "cryptocom-exchange",
      "cryptocom.net",
      "cryptocom",
      "py-crypto-com-exchange-client",
    ],
    classes: ["CryptoComRestClient", "CryptoComSocketClient"],
    environment: ["CRYPTOCOM", "CRYPTO_COM", "CDC", "CDCX", "CRYPTODOTCOM"],
    weak: ["cdc", "api_key", "sig"],
  },
  request: { key: [], signature: ["sig"], parameters: { key: ["api_key"] } },
  hosts: ["api.crypto.com", "deriv-api.crypto.com", "stream.crypto.com", "exchange-docs.crypto.com"],
  testHosts: ["uat-api.3ona.co", "uat-stream.3ona.co"],
  credentials: [
    {
      id: "cryptocom",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("base58", 22)]], proof: "mixed" },
        {
          kind: "secret",
          label: "secret key",
          shapes: [["cxakp_", run("base58", 22)]],
          proof: "mixed",
          distinctive: true,
        },
      ],
      source: "the prefix and both lengths are the same in all public code; ccxt 4.5.84 js/src/cryptocom.js",
      asOf: "2026-11",
      confidence: "high",
    },
  ],
  keyPolicies: [],
  allowlist: {
    support: "optional",
    maxEntries: null,
    cidr: "unknown",
    ipv6: "unknown",
    separator: null,
    source: "exchange-docs.crypto.com: error 40103 (address not in the list)",
    asOf: "2026-11",
    confidence: "low",
  },
  keyManagement: {
    page: "https://crypto.com/exchange/user/settings/api-management",
    introspection: "probe",
    create: "none",
    selfRevoke: false,
    maxKeys: null,
    source: "exchange-docs.crypto.com/exchange/v1: no call about keys found; the page as trading tools link it",
    asOf: "2026-11",
    confidence: "medium",
  },
  source: "exchange-docs.crypto.com/exchange/v1/rest-ws; ccxt 4.5.84 js/src/cryptocom.js",
  asOf: "2026-11",
  confidence: "high",
};

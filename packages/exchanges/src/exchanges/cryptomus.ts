import type { Exchange } from "../exchange.ts";
import { run, UUID } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const cryptomus: Exchange = {
  id: "cryptomus",
  name: "Cryptomus",
  names: {
    ccxt: ["cryptomus"],
    aliases: ["cryptomuscom"],
    packages: ["cryptomus", "cryptomus/api-php-sdk", "py-cryptomus", "pycryptomusapi"],
    classes: [],
    environment: ["CRYPTOMUS"],
    weak: ["merchant", "userid"],
  },
  request: { key: ["merchant", "userId"], signature: ["sign"] },
  hosts: ["api.cryptomus.com", "app.cryptomus.com"],
  testHosts: [],
  credentials: [
    {
      id: "cryptomus",
      environment: "live",
      parts: [
        { kind: "key", label: "merchant or user id", shapes: [UUID] },
        { kind: "secret", label: "API key", shapes: [[run("alnum", [100, 140])]], proof: "mixed" },
      ],
      source: "doc.cryptomus.com by general knowledge: a merchant UUID and 128 characters",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://app.cryptomus.com/settings",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "general knowledge of the page; calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/cryptomus.js",
  asOf: "2026-11",
  confidence: "high",
};

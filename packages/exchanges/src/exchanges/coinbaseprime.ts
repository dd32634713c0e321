import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const coinbaseprime: Exchange = {
  id: "coinbaseprime",
  name: "Coinbase Prime",
  names: {
    ccxt: [],
    aliases: ["prime.coinbase.com", "cbprime"],
    packages: [
      "github.com/coinbase-samples/prime-sdk-go",
      "prime-sdk-py",
      "@coinbase-sample/prime-sdk-ts",
      "prime_sdk",
    ],
    classes: ["CBPrimeClient"],
    environment: ["COINBASE_PRIME", "CBPRIME"],
    weak: [],
  },
  request: { key: ["X-CB-ACCESS-KEY"], passphrase: ["X-CB-ACCESS-PASSPHRASE"], signature: ["X-CB-ACCESS-SIGNATURE"] },
  hosts: ["api.prime.coinbase.com", "ws-feed.prime.coinbase.com", "prime.coinbase.com"],
  testHosts: [],
  credentials: [
    {
      id: "coinbase-prime",
      environment: "live",
      parts: [
        { kind: "key", label: "access key", shapes: [[run("base64url", [11, 43])]], proof: "mixed" },
        {
          kind: "secret",
          label: "signing key",
          shapes: [
            [run("base64", 86), "=="],
            [run("base64", 43), "="],
          ],
          proof: "base64-canonical",
        },
        { kind: "passphrase", label: "passphrase", shapes: [[run("base64url", [8, 43])]] },
      ],
      source: "docs.cdp.coinbase.com/prime: access key, passphrase and signing key; lengths by general knowledge",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://prime.coinbase.com/settings/api-access",
    introspection: "unknown",
    create: "self-rotation",
    selfRevoke: false,
    maxKeys: null,
    source:
      "docs.cdp.coinbase.com/prime: POST /v1/api-keys/rotate replaces the calling key and lets the old one live on for a time",
    asOf: "2026-11",
    confidence: "medium",
  },
  source: "docs.cdp.coinbase.com/prime",
  asOf: "2026-11",
  confidence: "medium",
};

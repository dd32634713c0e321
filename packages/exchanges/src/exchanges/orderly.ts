import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";

export const orderly: Exchange = {
  id: "orderly",
  name: "Orderly Network",
  names: {
    ccxt: ["woofipro", "modetrade"],
    aliases: ["orderlynetwork", "woofi", "woofidex", "orderlydex"],
    packages: [
      "@orderly.network/core",
      "@orderly.network/hooks",
      "orderly-evm-connector",
      "orderly_evm_connector",
      "orderly-sdk",
      "@orderly.network/types",
    ],
    classes: [],
    environment: ["ORDERLY", "WOOFI", "WOOFIPRO", "WOOFI_PRO", "MODETRADE", "ORDERLY_NETWORK"],
    weak: ["orderly"],
  },
  request: { key: ["orderly-key"], signature: ["orderly-signature"] },
  hosts: ["api.orderly.org", "api-evm.orderly.org", "ws-private-evm.orderly.org", "dex.woo.org", "trade.mode.network"],
  testHosts: ["testnet-api-evm.orderly.org", "testnet-api.orderly.org"],
  credentials: [
    {
      id: "orderly",
      environment: "live",
      parts: [
        { kind: "key", label: "orderly key", shapes: [["ed25519:", run("base58", [43, 44])]], distinctive: true },
        {
          kind: "secret",
          label: "orderly secret",
          shapes: [["ed25519:", run("base58", [43, 44])]],
          proof: "ed25519-seed",
          distinctive: true,
        },
      ],
      source: "ccxt 4.5.84 js/src/woofipro.js: EdDSA over a base58 secret; key and secret have one form",
      asOf: "2026-11",
      confidence: "medium",
    },
  ],
  keyPolicies: [],
  allowlist: {
    support: "optional",
    maxEntries: null,
    cidr: "unknown",
    ipv6: "unknown",
    separator: ",",
    source:
      "orderly.network/docs set_orderly_key_ip_restriction: addresses or ranges (in what form is not said) with commas between them",
    asOf: "2026-11",
    confidence: "high",
  },
  keyManagement: {
    page: "https://dex.woo.org/",
    introspection: "unknown",
    create: "wallet-signature",
    selfRevoke: false,
    maxKeys: null,
    source: "orderly.network by general knowledge: a wallet signs the registration of a key with a scope and an end",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/woofipro.js, js/src/modetrade.js",
  asOf: "2026-11",
  confidence: "high",
};

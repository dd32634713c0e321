import type { Exchange } from "../exchange.ts";
import { run, UUID } from "../grammar.ts";

export const polymarket: Exchange = {
  id: "polymarket",
  name: "Polymarket",
  names: {
    ccxt: [],
    aliases: ["polymarketclob", "clobpolymarket"],
    packages: [
      "py-clob-client",
      "py_clob_client",
      "py_clob_client.client",
      "py_clob_client.clob_types",
      "@polymarket/clob-client",
      "@polymarket/order-utils",
      "polymarket-rs-client",
      "polymarket-apis",
      "py-builder-relayer-client",
      "polymarket-client",
    ],
    classes: ["ClobClient"],
    environment: ["POLYMARKET", "POLY", "CLOB", "POLYMARKET_CLOB", "POLY_BUILDER"],
    weak: ["poly", "clob"],
  },
  request: { key: ["POLY_API_KEY"], passphrase: ["POLY_PASSPHRASE"], signature: ["POLY_SIGNATURE"] },
  hosts: [
    "clob.polymarket.com",
    "gamma-api.polymarket.com",
    "data-api.polymarket.com",
    "ws-subscriptions-clob.polymarket.com",
    "polymarket.com",
  ],
  testHosts: ["clob-staging.polymarket.com"],
  credentials: [
    {
      id: "polymarket",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [UUID] },
        {
          kind: "secret",
          label: "API secret",
          shapes: [
            [run("base64url", 43), "="],
            [run("base64", 43), "="],
          ],
          proof: "base64-canonical",
        },
        { kind: "passphrase", label: "passphrase", shapes: [[run("lower-hex", 64)]] },
      ],
      source: "betterleaks/betterleaks polymarket rules; nautechsystems/nautilus_trader polymarket adapter",
      asOf: "2026-11",
      confidence: "high",
    },
    {
      id: "polymarket-wallet",
      environment: "live",
      parts: [
        {
          kind: "private-key",
          label: "private key",
          shapes: [["0x", run("hex", 64)], [run("hex", 64)]],
          proof: "secp256k1-scalar",
        },
      ],
      source: "nautechsystems/nautilus_trader polymarket adapter: the wallet key that signs orders",
      asOf: "2026-11",
      confidence: "high",
    },
  ],
  keyPolicies: [],
  allowlist: {
    support: "none",
    maxEntries: null,
    cidr: "unknown",
    ipv6: "unknown",
    separator: null,
    source: "docs.polymarket.com by general knowledge: no list of addresses",
    asOf: "2026-11",
    confidence: "low",
  },
  keyManagement: {
    page: "https://polymarket.com/settings?tab=builder",
    introspection: "unknown",
    create: "wallet-signature",
    selfRevoke: true,
    maxKeys: null,
    source:
      "Polymarket/py-clob-client by general knowledge: create_api_key and derive_api_key sign with the wallet, delete_api_key ends the calling key",
    asOf: "2026-11",
    confidence: "medium",
  },
  source: "Polymarket/py-clob-client; betterleaks/betterleaks polymarket rules",
  asOf: "2026-11",
  confidence: "high",
};

import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";

export const backpack: Exchange = {
  id: "backpack",
  name: "Backpack",
  names: {
    ccxt: ["backpack"],
    aliases: ["backpackexchange", "backpackxyz", "backpackperpetual"],
    packages: ["bpx-py", "bpx", "backpack-exchange-sdk", "backpack_exchange_sdk", "bpx-api-client", "bpx_api_client"],
    classes: ["BpxClient"],
    environment: ["BACKPACK", "BPX", "BACKPACK_EXCHANGE"],
    weak: ["backpack", "x-api-key"],
  },
  request: { key: ["X-API-Key"], signature: ["X-Signature"] },
  hosts: ["api.backpack.exchange", "ws.backpack.exchange", "backpack.exchange"],
  testHosts: [],
  credentials: [
    {
      id: "backpack",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("base64", 43), "="]], proof: "base64-canonical" },
        { kind: "secret", label: "API secret", shapes: [[run("base64", 43), "="]], proof: "ed25519-seed" },
      ],
      source: "ccxt 4.5.84 js/src/backpack.js: the secret is a base64 Ed25519 seed and the key its public key",
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
    source: "docs.tealstreet.io/docs/connect/backpack: addresses are set after the key is made",
    asOf: "2026-11",
    confidence: "medium",
  },
  keyManagement: {
    page: "https://backpack.exchange/portfolio/settings/api-keys",
    introspection: "probe",
    create: "none",
    selfRevoke: false,
    maxKeys: null,
    source: "docs.backpack.exchange: no call about keys found; the page as trading tools link it",
    asOf: "2026-11",
    confidence: "medium",
  },
  source: "docs.backpack.exchange/#section/Authentication; ccxt 4.5.84 js/src/backpack.js",
  asOf: "2026-11",
  confidence: "high",
};

import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const fmfwio: Exchange = {
  id: "fmfwio",
  name: "FMFW.io",
  names: {
    ccxt: ["fmfwio"],
    aliases: ["fmfw", "fmfw.io", "bitcoincom", "bitcoin.com", "exchangebitcoincom"],
    packages: [],
    classes: [],
    environment: ["FMFW", "FMFWIO"],
    weak: ["bitcoincom", "bitcoin.com"],
  },
  request: { key: [] },
  hosts: ["api.fmfw.io", "fmfw.io", "api.exchange.bitcoin.com"],
  testHosts: [],
  credentials: [
    {
      id: "fmfwio",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("base64url", 32)], [run("lower-hex", 32)]] },
        { kind: "secret", label: "secret key", shapes: [[run("base64url", 32)], [run("lower-hex", 32)]] },
      ],
      source: "HitBTC's platform; lengths by general knowledge",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://fmfw.io/settings/api-keys",
    introspection: "own-key",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "ccxt 4.5.84 js/src/abstract/fmfwio.d.ts: user/api_keys; the answer was not looked into",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/fmfwio.js",
  asOf: "2026-11",
  confidence: "high",
};

import type { Exchange } from "../exchange.ts";
import { groups, run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const poloniex: Exchange = {
  id: "poloniex",
  name: "Poloniex",
  names: {
    ccxt: ["poloniex"],
    aliases: ["poloniexfutures", "polo", "poloniexcom"],
    packages: ["poloniex", "polosdk", "polo-sdk-python", "poloniex-api-node", "poloniexapi", "py-poloniex"],
    classes: ["Poloniex", "PoloniexExchange"],
    environment: ["POLONIEX", "POLO"],
    weak: ["polo", "key"],
  },
  request: { key: ["key"], signature: ["signature"] },
  hosts: ["api.poloniex.com", "futures-api.poloniex.com", "poloniex.com", "ws.poloniex.com"],
  testHosts: ["sand-spot-api-gateway.poloniex.com"],
  credentials: [
    {
      id: "poloniex",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [groups("upper-alnum", 8, 8, 8, 8)], proof: "one-case" },
        { kind: "secret", label: "API secret", shapes: [[run("lower-hex", 128)]], proof: "hex-entropy" },
      ],
      source: "trufflesecurity/trufflehog pkg/detectors/poloniex",
      asOf: "2026-11",
      confidence: "medium",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://poloniex.com/apiKeys",
    introspection: "probe",
    create: "none",
    selfRevoke: false,
    maxKeys: null,
    source: "api-docs.poloniex.com: no call about keys found; the page as trading tools link it",
    asOf: "2026-11",
    confidence: "medium",
  },
  source: "api-docs.poloniex.com/spot/api; ccxt 4.5.84 js/src/poloniex.js",
  asOf: "2026-11",
  confidence: "high",
};

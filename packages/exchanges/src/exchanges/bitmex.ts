import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";

export const bitmex: Exchange = {
  id: "bitmex",
  name: "BitMEX",
  names: {
    ccxt: [],
    aliases: ["bitmexcom", "bitmextestnet", "bitmexperpetual"],
    packages: ["bitmex", "bitmex-ws", "bitmex-api", "bitmex_websocket", "bitmex-realtime-api", "bitmex.net"],
    classes: ["BitmexExchange", "BitMEXWebsocket", "BitMEXRestClient", "BitMEXAPIKeyAuthenticator"],
    environment: ["BITMEX", "BMEX"],
    weak: ["api-key"],
  },
  request: { key: ["api-key"], signature: ["api-signature"] },
  hosts: ["www.bitmex.com", "ws.bitmex.com"],
  testHosts: ["testnet.bitmex.com", "ws.testnet.bitmex.com"],
  credentials: [
    {
      id: "bitmex",
      environment: "live",
      parts: [
        { kind: "key", label: "API key id", shapes: [[run("base64url", 24)]], proof: "mixed" },
        { kind: "secret", label: "API secret", shapes: [[run("base64url", 48)]], proof: "mixed" },
      ],
      source: "BitMEX/api-connectors official-http (24 and 48); trufflesecurity/trufflehog pkg/detectors/bitmex",
      asOf: "2026-11",
      confidence: "high",
    },
  ],
  keyPolicies: [],
  allowlist: {
    support: "optional",
    maxEntries: null,
    cidr: "yes",
    ipv6: "unknown",
    separator: null,
    source: "www.bitmex.com API explorer: apiKey answers cidr and cidrs; empty or 0.0.0.0/0 is everywhere",
    asOf: "2026-11",
    confidence: "medium",
  },
  keyManagement: {
    page: "https://www.bitmex.com/app/apiKeys",
    introspection: "own-key",
    create: "none",
    selfRevoke: false,
    maxKeys: null,
    source: "www.bitmex.com API explorer: only GET /apiKey is left",
    asOf: "2026-11",
    confidence: "high",
  },
  source: "www.bitmex.com/app/apiKeysUsage",
  asOf: "2026-11",
  confidence: "high",
};

import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";

export const bitstamp: Exchange = {
  id: "bitstamp",
  name: "Bitstamp",
  names: {
    ccxt: ["bitstamp"],
    aliases: ["bitstampnet", "bitstampbyrobinhood"],
    packages: ["bitstamp", "bitstamp.client", "node-bitstamp", "bitstampclient"],
    classes: ["BitstampExchange"],
    environment: ["BITSTAMP", "BSTAMP"],
    weak: [],
  },
  request: { key: ["X-Auth"], signature: ["X-Auth-Signature"] },
  hosts: ["www.bitstamp.net", "ws.bitstamp.net"],
  testHosts: ["sandbox.bitstamp.net"],
  credentials: [
    {
      id: "bitstamp",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("alnum", 32)]], proof: "mixed" },
        { kind: "secret", label: "API secret", shapes: [[run("alnum", 32)]], proof: "mixed" },
        { kind: "key", label: "customer id", shapes: [[run("lower-alnum", [4, 12])]], required: false },
      ],
      source: "knowm/XChange README (32 and 32); bitstamp.net API pages",
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
    separator: null,
    source: "blog.bitstamp.net/post/api-key-implementation: a key can be locked to an address",
    asOf: "2026-11",
    confidence: "medium",
  },
  keyManagement: {
    page: "https://www.bitstamp.net/account/security/api/",
    introspection: "probe",
    create: "none",
    selfRevoke: true,
    maxKeys: null,
    source:
      "www.bitstamp.net/api: revoke_all_api_keys ends every key of the account; the page as trading tools link it",
    asOf: "2026-11",
    confidence: "medium",
  },
  source: "www.bitstamp.net/api/#section/Authentication; ccxt 4.5.84 js/src/bitstamp.js",
  asOf: "2026-11",
  confidence: "high",
};

import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";

export const blofin: Exchange = {
  id: "blofin",
  name: "BloFin",
  names: {
    ccxt: ["blofin"],
    aliases: ["blofincom", "blofinperpetual"],
    packages: ["blofin", "blofin.net", "blofin-api"],
    classes: ["BloFinRestClient", "BloFinSocketClient"],
    environment: ["BLOFIN"],
    weak: ["access-key", "access-passphrase", "access-sign"],
  },
  request: { key: ["ACCESS-KEY"], passphrase: ["ACCESS-PASSPHRASE"], signature: ["ACCESS-SIGN"] },
  hosts: ["openapi.blofin.com", "www.blofin.com", "blofin.com"],
  testHosts: ["demo-trading-openapi.blofin.com"],
  credentials: [
    {
      id: "blofin",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("lower-hex", 32)]], proof: "hex-entropy" },
        { kind: "secret", label: "secret key", shapes: [[run("lower-hex", 32)]], proof: "hex-entropy" },
        { kind: "passphrase", label: "passphrase", shapes: [[run("printable", [6, 32])]] },
      ],
      source: "general knowledge: two times 32 hex; docs.blofin.com names the headers",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [
    {
      effect: "invalid",
      trigger: "created",
      after: "90d",
      onlyUnbound: true,
      onlyWith: [],
      remedy: "Bind the key to an address.",
      source: "inferred from expireTime in docs.blofin.com user/query-apikey",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  allowlist: {
    support: "optional",
    maxEntries: null,
    cidr: "unknown",
    ipv6: "unknown",
    separator: null,
    source: "docs.blofin.com user/query-apikey: ips",
    asOf: "2026-11",
    confidence: "medium",
  },
  keyManagement: {
    page: "https://blofin.com/account/apis",
    introspection: "own-key",
    create: "none",
    selfRevoke: false,
    maxKeys: null,
    source: "docs.blofin.com: user/query-apikey; it names the page",
    asOf: "2026-11",
    confidence: "medium",
  },
  source: "docs.blofin.com/index.html#rest-api-authentication; ccxt 4.5.84 js/src/blofin.js",
  asOf: "2026-11",
  confidence: "high",
};

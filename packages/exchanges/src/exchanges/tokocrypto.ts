import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const tokocrypto: Exchange = {
  id: "tokocrypto",
  name: "Tokocrypto",
  names: {
    ccxt: ["tokocrypto"],
    aliases: ["tokocryptocom", "toko"],
    packages: [],
    classes: [],
    environment: ["TOKOCRYPTO", "TOKO"],
    weak: ["toko", "x-mbx-apikey"],
  },
  request: { key: ["X-MBX-APIKEY"], signature: ["signature"] },
  hosts: ["www.tokocrypto.com", "api.tokocrypto.com", "www.tokocrypto.site"],
  testHosts: [],
  credentials: [
    {
      id: "tokocrypto",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("alnum", 64)]], proof: "mixed" },
        { kind: "secret", label: "secret key", shapes: [[run("alnum", 64)]], proof: "mixed" },
      ],
      source: "Binance's platform: the same form of keys",
      asOf: "2026-11",
      confidence: "medium",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://www.tokocrypto.com/",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "the site itself: the page and calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/tokocrypto.js",
  asOf: "2026-11",
  confidence: "high",
};

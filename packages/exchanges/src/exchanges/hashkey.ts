import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const hashkey: Exchange = {
  id: "hashkey",
  name: "HashKey Global",
  names: {
    ccxt: ["hashkey"],
    aliases: ["hashkeyglobal", "hashkeypro", "hashkeyexchange"],
    packages: [],
    classes: [],
    environment: ["HASHKEY", "HASH_KEY", "HASHKEY_GLOBAL"],
    weak: ["hashkey", "hash_key"],
  },
  request: { key: ["X-HK-APIKEY"], signature: ["signature"] },
  hosts: ["api-glb.hashkey.com", "api-pro.hashkey.com", "global.hashkey.com", "stream-glb.hashkey.com"],
  testHosts: ["api-glb.sim.hashkeydev.com", "api-pro.sim.hashkeydev.com"],
  credentials: [
    {
      id: "hashkey",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("alnum", 64)]], proof: "mixed" },
        { kind: "secret", label: "secret key", shapes: [[run("alnum", 64)]], proof: "mixed" },
      ],
      source: "hashkeyglobal-apidoc.readme.io signature example: 64 letters and digits each",
      asOf: "2026-11",
      confidence: "high",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://global.hashkey.com/",
    introspection: "own-key",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "ccxt 4.5.84 js/src/abstract/hashkey.d.ts: account/checkApiKey; the answer was not looked into",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/hashkey.js",
  asOf: "2026-11",
  confidence: "high",
};

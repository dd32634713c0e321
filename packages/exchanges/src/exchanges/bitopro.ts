import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { OPAQUE, UNSTATED_ALLOWLIST } from "../unstated.ts";

export const bitopro: Exchange = {
  id: "bitopro",
  name: "BitoPro",
  names: {
    ccxt: ["bitopro"],
    aliases: ["bitoprocom", "bitoex"],
    packages: ["bitopro", "github.com/bitoex/bitopro-api-go", "bitopro-client"],
    classes: [],
    environment: ["BITOPRO", "BITO_PRO"],
    weak: [],
  },
  request: { key: ["X-BITOPRO-APIKEY"], signature: ["X-BITOPRO-SIGNATURE"] },
  hosts: ["api.bitopro.com", "stream.bitopro.com", "www.bitopro.com"],
  testHosts: [],
  credentials: [
    {
      id: "bitopro",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("lower-hex", 32)]], proof: "hex-entropy" },
        { kind: "secret", label: "API secret", shapes: OPAQUE },
      ],
      source: "bitoex/bitopro-offical-api-docs by general knowledge: 32 hex and a bcrypt-like or hex secret",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://www.bitopro.com/",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "the site itself: the page and calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/bitopro.js",
  asOf: "2026-11",
  confidence: "high",
};

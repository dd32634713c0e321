import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const ndax: Exchange = {
  id: "ndax",
  name: "NDAX",
  names: {
    ccxt: ["ndax"],
    aliases: ["ndaxio", "ndax.io"],
    packages: [],
    classes: [],
    environment: ["NDAX"],
    weak: ["apikey"],
  },
  request: { key: ["APIKey"], signature: ["Signature"] },
  hosts: ["api.ndax.io", "ndax.io", "core.ndax.io"],
  testHosts: ["ndaxmarginstaging.cdnhop.net"],
  credentials: [
    {
      id: "ndax",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("lower-hex", 32)]], proof: "hex-entropy" },
        { kind: "secret", label: "API secret", shapes: [[run("lower-hex", 32)]], proof: "hex-entropy" },
        { kind: "key", label: "user id", shapes: [[run("digit", [1, 9])]], required: false },
      ],
      source: "apidoc.ndax.io by general knowledge: two times 32 hex beside a user id",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://ndax.io/",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "the site itself: the page and calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/ndax.js",
  asOf: "2026-11",
  confidence: "high",
};

import type { Exchange } from "../exchange.ts";
import { groups } from "../grammar.ts";
import { OPAQUE, UNSTATED_ALLOWLIST } from "../unstated.ts";

export const btcbox: Exchange = {
  id: "btcbox",
  name: "BTCBOX",
  names: {
    ccxt: ["btcbox"],
    aliases: ["btcboxjp"],
    packages: ["btcbox-client"],
    classes: [],
    environment: ["BTCBOX"],
    weak: ["key"],
  },
  request: { key: [], signature: ["signature"], parameters: { key: ["key"] } },
  hosts: ["www.btcbox.co.jp"],
  testHosts: [],
  credentials: [
    {
      id: "btcbox",
      environment: "live",
      parts: [
        { kind: "key", label: "public key", shapes: [groups("lower-alnum", 5, 5, 5, 5, 5, 5, 5), ...OPAQUE] },
        { kind: "secret", label: "private key", shapes: [groups("lower-alnum", 5, 5, 5, 5, 5, 5, 5), ...OPAQUE] },
      ],
      source: "general knowledge: two hyphenated keys of lower-case letters and digits",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://www.btcbox.co.jp/",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "the site itself: the page and calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/btcbox.js",
  asOf: "2026-11",
  confidence: "high",
};

import type { Exchange } from "../exchange.ts";
import { OPAQUE, UNSTATED_ALLOWLIST } from "../unstated.ts";

export const bydfi: Exchange = {
  id: "bydfi",
  name: "BYDFi",
  names: {
    ccxt: ["bydfi"],
    aliases: ["bityard", "bydficom"],
    packages: [],
    classes: [],
    environment: ["BYDFI"],
    weak: ["x-api-key"],
  },
  request: { key: ["X-API-KEY"], signature: ["X-API-SIGNATURE"] },
  hosts: ["api.bydfi.com", "bydfi.com"],
  testHosts: [],
  credentials: [
    {
      id: "bydfi",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: OPAQUE, proof: "random" },
        { kind: "secret", label: "API secret", shapes: OPAQUE, proof: "random" },
      ],
      source: "ccxt 4.5.84 js/src/bydfi.js: names of the parts; their form is not stated",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://www.bydfi.com/",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "the site itself: the page and calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/bydfi.js",
  asOf: "2026-11",
  confidence: "high",
};

import type { Exchange } from "../exchange.ts";
import { OPAQUE, UNSTATED_ALLOWLIST } from "../unstated.ts";

export const bitbns: Exchange = {
  id: "bitbns",
  name: "Bitbns",
  names: {
    ccxt: ["bitbns"],
    aliases: ["bitbnscom"],
    packages: ["bitbnspy", "bitbns"],
    classes: ["bitbns"],
    environment: ["BITBNS"],
    weak: [],
  },
  request: { key: ["X-BITBNS-APIKEY"], signature: ["X-BITBNS-SIGNATURE"] },
  hosts: ["api.bitbns.com", "bitbns.com"],
  testHosts: [],
  credentials: [
    {
      id: "bitbns",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: OPAQUE, proof: "random" },
        { kind: "secret", label: "API secret", shapes: OPAQUE, proof: "random" },
      ],
      source: "ccxt 4.5.84 js/src/bitbns.js: names of the parts; their form is not stated",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://bitbns.com/",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "the site itself: the page and calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/bitbns.js",
  asOf: "2026-11",
  confidence: "high",
};

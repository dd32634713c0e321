import type { Exchange } from "../exchange.ts";
import { OPAQUE, UNSTATED_ALLOWLIST } from "../unstated.ts";

export const bitteam: Exchange = {
  id: "bitteam",
  name: "BIT.TEAM",
  names: {
    ccxt: ["bitteam"],
    aliases: ["bit.team"],
    packages: [],
    classes: [],
    environment: ["BITTEAM", "BIT_TEAM"],
    weak: [],
  },
  request: { key: [] },
  hosts: ["bit.team", "history.bit.team"],
  testHosts: [],
  credentials: [
    {
      id: "bitteam",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: OPAQUE, proof: "random" },
        { kind: "secret", label: "API secret", shapes: OPAQUE, proof: "random" },
      ],
      source: "ccxt 4.5.84 js/src/bitteam.js: names of the parts; their form is not stated",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://bit.team/",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "the site itself: the page and calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/bitteam.js",
  asOf: "2026-11",
  confidence: "high",
};

import type { Exchange } from "../exchange.ts";
import { OPAQUE, UNSTATED_ALLOWLIST } from "../unstated.ts";

export const mudrex: Exchange = {
  id: "mudrex",
  name: "Mudrex",
  names: {
    ccxt: ["mudrex"],
    aliases: ["mudrexcom"],
    packages: ["mudrex", "mudrex-sdk"],
    classes: [],
    environment: ["MUDREX"],
    weak: ["x-authentication"],
  },
  request: { key: [], secret: ["X-Authentication"] },
  hosts: ["trade.mudrex.com", "mudrex.com"],
  testHosts: [],
  credentials: [
    {
      id: "mudrex",
      environment: "live",
      parts: [{ kind: "secret", label: "API secret", shapes: OPAQUE, proof: "random" }],
      source: "ccxt 4.5.84 js/src/mudrex.js: one secret, sent as it is; its form is not stated",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://mudrex.com/",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "the site itself: the page and calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/mudrex.js",
  asOf: "2026-11",
  confidence: "high",
};

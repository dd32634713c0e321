import type { Exchange } from "../exchange.ts";
import { OPAQUE, UNSTATED_ALLOWLIST } from "../unstated.ts";

export const foxbit: Exchange = {
  id: "foxbit",
  name: "Foxbit",
  names: {
    ccxt: ["foxbit"],
    aliases: ["foxbitbr", "foxbitcombr"],
    packages: ["foxbit", "foxbit-group-rest-api"],
    classes: [],
    environment: ["FOXBIT"],
    weak: [],
  },
  request: { key: ["X-FB-ACCESS-KEY"], signature: ["X-FB-ACCESS-SIGNATURE"] },
  hosts: ["api.foxbit.com.br", "app.foxbit.com.br", "metadata-v2.foxbit.com.br"],
  testHosts: [],
  credentials: [
    {
      id: "foxbit",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: OPAQUE, proof: "random" },
        { kind: "secret", label: "API secret", shapes: OPAQUE, proof: "random" },
      ],
      source: "ccxt 4.5.84 js/src/foxbit.js: names of the parts; their form is not stated",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://app.foxbit.com.br/",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "the site itself: the page and calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/foxbit.js",
  asOf: "2026-11",
  confidence: "high",
};

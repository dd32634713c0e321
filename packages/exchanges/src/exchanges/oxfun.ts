import type { Exchange } from "../exchange.ts";
import { OPAQUE, UNSTATED_ALLOWLIST } from "../unstated.ts";

export const oxfun: Exchange = {
  id: "oxfun",
  name: "OX.FUN",
  names: {
    ccxt: [],
    aliases: ["ox.fun", "opnx", "coinflex"],
    packages: [],
    classes: [],
    environment: ["OXFUN", "OX_FUN", "OPNX", "COINFLEX"],
    weak: ["accesskey"],
  },
  request: { key: ["AccessKey"], signature: ["Signature"] },
  hosts: ["api.ox.fun", "ox.fun", "api.opnx.com", "v2api.coinflex.com"],
  testHosts: ["stgapi.ox.fun", "v2stgapi.coinflex.com"],
  credentials: [
    {
      id: "oxfun",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: OPAQUE, proof: "random" },
        { kind: "secret", label: "API secret", shapes: OPAQUE, proof: "random" },
      ],
      source: "older ccxt js/src/oxfun.js: names of the parts; forms by general knowledge",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://ox.fun/",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "the site itself: the page and calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "older ccxt js/src/oxfun.js by general knowledge",
  asOf: "2026-11",
  confidence: "low",
};

import type { Exchange } from "../exchange.ts";
import { OPAQUE, UNSTATED_ALLOWLIST } from "../unstated.ts";

export const defx: Exchange = {
  id: "defx",
  name: "Defx",
  names: {
    ccxt: [],
    aliases: ["defxperpetual", "defxcom"],
    packages: [],
    classes: [],
    environment: ["DEFX"],
    weak: ["x-defx-apikey"],
  },
  request: { key: ["X-DEFX-APIKEY"], signature: ["X-DEFX-SIGNATURE"] },
  hosts: ["api.defx.com", "app.defx.com"],
  testHosts: ["api.testnet.defx.com"],
  credentials: [
    {
      id: "defx",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: OPAQUE, proof: "random" },
        { kind: "secret", label: "API secret", shapes: OPAQUE, proof: "random" },
      ],
      source: "older ccxt js/src/defx.js: names of the parts; their form is not stated",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://app.defx.com/",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "the site itself: the page and calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "older ccxt js/src/defx.js by general knowledge",
  asOf: "2026-11",
  confidence: "low",
};

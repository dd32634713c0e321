import type { Exchange } from "../exchange.ts";
import { run, UUID } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const latoken: Exchange = {
  id: "latoken",
  name: "LATOKEN",
  names: {
    ccxt: ["latoken"],
    aliases: ["latokencom"],
    packages: ["latoken-api-v2-python-client", "latoken.client", "python-latoken"],
    classes: ["LatokenExchange"],
    environment: ["LATOKEN"],
    weak: [],
  },
  request: { key: ["X-LA-APIKEY"], signature: ["X-LA-SIGNATURE"] },
  hosts: ["api.latoken.com", "latoken.com"],
  testHosts: [],
  credentials: [
    {
      id: "latoken",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [UUID] },
        { kind: "secret", label: "API secret", shapes: [[run("base64", 43), "="]], proof: "base64-canonical" },
      ],
      source: "general knowledge: a UUID and base64 of 32 bytes; ccxt 4.5.84 js/src/latoken.js names the header",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://latoken.com/account/apikeys",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "general knowledge of the page; calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/latoken.js",
  asOf: "2026-11",
  confidence: "high",
};

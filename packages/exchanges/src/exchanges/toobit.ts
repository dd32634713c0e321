import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";

export const toobit: Exchange = {
  id: "toobit",
  name: "Toobit",
  names: {
    ccxt: ["toobit"],
    aliases: ["toobitcom"],
    packages: ["toobit.net", "toobit-connector-python", "toobit-api-python"],
    classes: ["ToobitRestClient"],
    environment: ["TOOBIT"],
    weak: [],
  },
  request: { key: ["X-BB-APIKEY"], signature: ["signature"] },
  hosts: ["api.toobit.com", "stream.toobit.com", "www.toobit.com"],
  testHosts: [],
  credentials: [
    {
      id: "toobit",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("alnum", 64)]], proof: "mixed" },
        { kind: "secret", label: "secret key", shapes: [[run("alnum", 64)]], proof: "mixed" },
      ],
      source: "toobit-docs.github.io signature example: 64 letters and digits each",
      asOf: "2026-11",
      confidence: "high",
    },
  ],
  keyPolicies: [
    {
      effect: "invalid",
      trigger: "created",
      after: "90d",
      onlyUnbound: true,
      onlyWith: [],
      remedy: "Bind the key to an address; a bound key has no end.",
      source: "www.toobit.com/en-US/support/api-faq: keys without addresses end every 90 days",
      asOf: "2026-11",
      confidence: "high",
    },
  ],
  allowlist: {
    support: "optional",
    maxEntries: 15,
    cidr: "unknown",
    ipv6: "unknown",
    separator: null,
    source: "www.toobit.com/en-US/support/api-faq: up to 15 addresses for each key",
    asOf: "2026-11",
    confidence: "high",
  },
  keyManagement: {
    page: "https://www.toobit.com/user/sub-api",
    introspection: "own-key",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "ccxt 4.5.84 js/src/abstract/toobit.d.ts: account/checkApiKey; the answer was not looked into",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/toobit.js",
  asOf: "2026-11",
  confidence: "high",
};

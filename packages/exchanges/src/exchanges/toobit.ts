import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

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
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://www.toobit.com/",
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

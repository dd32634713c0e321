import type { Exchange } from "../exchange.ts";
import { run, UUID } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const bigone: Exchange = {
  id: "bigone",
  name: "BigONE",
  names: {
    ccxt: ["bigone"],
    aliases: ["big.one", "bigonecom", "b1run"],
    packages: ["bigone", "bigone-sdk-py", "python-bigone"],
    classes: [],
    environment: ["BIGONE", "BIG_ONE"],
    weak: [],
  },
  request: { key: [] },
  hosts: ["big.one", "api.big.one"],
  testHosts: [],
  credentials: [
    {
      id: "bigone",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [UUID] },
        { kind: "secret", label: "API secret", shapes: [[run("upper-hex", 64)]], proof: "hex-entropy" },
      ],
      source: "ccxt 4.5.84 js/src/bigone.js: a token signed with HS256; lengths by general knowledge",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://big.one/",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "the site itself: the page and calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/bigone.js",
  asOf: "2026-11",
  confidence: "high",
};

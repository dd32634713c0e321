import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const probit: Exchange = {
  id: "probit",
  name: "ProBit",
  names: {
    ccxt: [],
    aliases: ["probitglobal", "probitkr", "probitcom"],
    packages: [],
    classes: [],
    environment: ["PROBIT"],
    weak: ["probit", "client_id", "client_secret"],
  },
  request: { key: [], parameters: { key: ["client_id"], secret: ["client_secret"] } },
  hosts: ["api.probit.com", "accounts.probit.com", "www.probit.com"],
  testHosts: [],
  credentials: [
    {
      id: "probit",
      environment: "live",
      parts: [
        { kind: "key", label: "client id", shapes: [[run("lower-hex", 16)], [run("lower-hex", 32)]] },
        { kind: "secret", label: "client secret", shapes: [[run("lower-hex", 32)]], proof: "hex-entropy" },
      ],
      source: "older ccxt js/src/probit.js: a client id and secret, sent as HTTP Basic; lengths by general knowledge",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://www.probit.com/",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "the site itself: the page and calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "older ccxt js/src/probit.js by general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};

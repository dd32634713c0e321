import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const valr: Exchange = {
  id: "valr",
  name: "VALR",
  names: {
    ccxt: [],
    aliases: ["valrcom"],
    packages: ["valr-python", "valr_python", "valr-py", "valr-simple-client"],
    classes: ["ValrV1RestClient", "ValrV1WsClient"],
    environment: ["VALR"],
    weak: [],
  },
  request: { key: ["X-VALR-API-KEY"], signature: ["X-VALR-SIGNATURE"] },
  hosts: ["api.valr.com", "www.valr.com"],
  testHosts: [],
  credentials: [
    {
      id: "valr",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("lower-hex", 64)]], proof: "hex-entropy" },
        { kind: "secret", label: "API secret", shapes: [[run("lower-hex", 64)]], proof: "hex-entropy" },
      ],
      source: "docs.valr.com by general knowledge: two times 64 hex",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://www.valr.com/",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "the site itself: the page and calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "docs.valr.com by general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};

import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";

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
  allowlist: {
    support: "optional",
    maxEntries: null,
    cidr: "yes",
    ipv6: "unknown",
    separator: null,
    source: "docs.valr.com account/api-keys/current: allowedIpAddressCidr",
    asOf: "2026-11",
    confidence: "medium",
  },
  keyManagement: {
    page: "https://www.valr.com/",
    introspection: "own-key",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "docs.valr.com account/api-keys/current answers rights and addresses; the page was not looked up",
    asOf: "2026-11",
    confidence: "medium",
  },
  source: "docs.valr.com by general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};

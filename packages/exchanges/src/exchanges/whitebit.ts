import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";

export const whitebit: Exchange = {
  id: "whitebit",
  name: "WhiteBIT",
  names: {
    ccxt: ["whitebit"],
    aliases: ["whitebitcom"],
    packages: ["whitebit-python-sdk", "whitebit.net", "python-whitebit-sdk", "aiowhitebit", "whitebit-httpx-client"],
    classes: ["WhiteBitRestClient", "WhiteBitSocketClient"],
    environment: ["WHITEBIT", "WHITE_BIT"],
    weak: [],
  },
  request: { key: ["X-TXC-APIKEY"], signature: ["X-TXC-SIGNATURE"] },
  hosts: ["whitebit.com", "api.whitebit.com", "whitebit.eu"],
  testHosts: [],
  credentials: [
    {
      id: "whitebit",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("lower-hex", 32)]], proof: "hex-entropy" },
        { kind: "secret", label: "API secret", shapes: [[run("lower-hex", 32)]], proof: "hex-entropy" },
      ],
      source: "whitebit-exchange/api-docs (headers); lengths by general knowledge",
      asOf: "2026-11",
      confidence: "medium",
    },
  ],
  keyPolicies: [],
  allowlist: {
    support: "optional",
    maxEntries: 50,
    cidr: "unknown",
    ipv6: "unknown",
    separator: null,
    source: "docs.whitebit.com/private/http-auth: 50; another page says 5",
    asOf: "2026-11",
    confidence: "medium",
  },
  keyManagement: {
    page: "https://whitebit.com/settings/api",
    introspection: "probe",
    create: "sub-account",
    selfRevoke: false,
    maxKeys: null,
    source: "docs.whitebit.com/api-reference/sub-accounts: api-key create, edit, delete and reset",
    asOf: "2026-11",
    confidence: "high",
  },
  source: "docs.whitebit.com/private/http-auth; ccxt 4.5.84 js/src/whitebit.js",
  asOf: "2026-11",
  confidence: "high",
};

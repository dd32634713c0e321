import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const coinmate: Exchange = {
  id: "coinmate",
  name: "CoinMate",
  names: {
    ccxt: ["coinmate"],
    aliases: ["coinmateio", "coinmate.io"],
    packages: [],
    classes: ["CoinmateExchange"],
    environment: ["COINMATE"],
    weak: ["publickey"],
  },
  request: { key: [], signature: ["signature"], parameters: { key: ["publicKey"] } },
  hosts: ["coinmate.io"],
  testHosts: [],
  credentials: [
    {
      id: "coinmate",
      environment: "live",
      parts: [
        { kind: "key", label: "public key", shapes: [[run("base64url", 43)]], proof: "mixed" },
        { kind: "secret", label: "private key", shapes: [[run("base64url", 43)]], proof: "mixed" },
        { kind: "key", label: "client id", shapes: [[run("digit", [1, 9])]], required: false },
      ],
      source: "coinmate.docs.apiary.io by general knowledge: 43 characters of base64url",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://coinmate.io/pages/secured/accountAPI.page",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "general knowledge of the page; calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/coinmate.js",
  asOf: "2026-11",
  confidence: "high",
};

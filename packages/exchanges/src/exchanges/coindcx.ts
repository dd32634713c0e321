import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const coindcx: Exchange = {
  id: "coindcx",
  name: "CoinDCX",
  names: {
    ccxt: [],
    aliases: ["coindcxpro", "coindcxcom", "coindcxfutures"],
    packages: ["coindcx"],
    classes: [],
    environment: ["COINDCX", "COIN_DCX"],
    weak: ["x-auth-apikey"],
  },
  request: { key: ["X-AUTH-APIKEY"], signature: ["X-AUTH-SIGNATURE"] },
  hosts: ["api.coindcx.com", "public.coindcx.com", "stream.coindcx.com", "coindcx.com"],
  testHosts: [],
  credentials: [
    {
      id: "coindcx",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("lower-hex", 48)]], proof: "hex-entropy" },
        { kind: "secret", label: "API secret", shapes: [[run("lower-hex", 64)]], proof: "hex-entropy" },
      ],
      source: "general knowledge: 48 and 64 hex",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://coindcx.com/api-dashboard",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "general knowledge of the page; calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "docs.coindcx.com by general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};

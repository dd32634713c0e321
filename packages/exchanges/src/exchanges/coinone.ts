import type { Exchange } from "../exchange.ts";
import { UUID } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const coinone: Exchange = {
  id: "coinone",
  name: "Coinone",
  names: {
    ccxt: ["coinone"],
    aliases: ["coinonekr", "coinonecokr"],
    packages: ["pycoinone"],
    classes: [],
    environment: ["COINONE"],
    weak: ["access_token"],
  },
  request: { key: ["X-COINONE-PAYLOAD"], signature: ["X-COINONE-SIGNATURE"], parameters: { key: ["access_token"] } },
  hosts: ["api.coinone.co.kr", "coinone.co.kr", "stream.coinone.co.kr"],
  testHosts: [],
  credentials: [
    {
      id: "coinone",
      environment: "live",
      parts: [
        { kind: "key", label: "access token", shapes: [UUID], proof: "uuid-v4" },
        { kind: "secret", label: "secret key", shapes: [UUID], proof: "uuid-v4" },
      ],
      source: "general knowledge: two UUIDs",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://coinone.co.kr/user/api/management",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "docs.coinone.co.kr names the page; calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "medium",
  },
  source: "ccxt 4.5.84 js/src/coinone.js",
  asOf: "2026-11",
  confidence: "high",
};

import type { Exchange } from "../exchange.ts";
import { groups } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const oanda: Exchange = {
  id: "oanda",
  name: "OANDA",
  names: {
    ccxt: [],
    aliases: ["fxtrade", "fxpractice", "oandav20", "oandacom"],
    packages: [
      "oandapyV20",
      "oandapyv20",
      "oandapy",
      "oandapyV20.endpoints",
      "@oanda/v20",
      "tpqoa",
      "oanda-v20-client",
    ],
    classes: ["tpqoa"],
    environment: ["OANDA", "OANDA_V20", "FXTRADE", "FXPRACTICE"],
    weak: [],
  },
  request: { key: [] },
  hosts: ["api-fxtrade.oanda.com", "stream-fxtrade.oanda.com", "fxtrade.oanda.com", "www.oanda.com"],
  testHosts: ["api-fxpractice.oanda.com", "stream-fxpractice.oanda.com"],
  credentials: [
    {
      id: "oanda",
      environment: "live",
      parts: [
        {
          kind: "token",
          label: "access token",
          shapes: [groups("lower-hex", 32, 32)],
          proof: "hex-entropy",
          distinctive: true,
        },
      ],
      source: "general knowledge: two halves of 32 hex",
      asOf: "2026-11",
      confidence: "medium",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://www.oanda.com/account/tpa/personal_token",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "general knowledge of the page; calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "developer.oanda.com by general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};

import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const extended: Exchange = {
  id: "extended",
  name: "Extended",
  names: {
    ccxt: ["extended"],
    aliases: ["extendedexchange", "x10", "x10exchange", "extended.exchange"],
    packages: ["x10-python-trading", "x10-python-trading-starknet", "x10.perpetual", "x10.perpetual.accounts"],
    classes: ["StarkPerpetualAccount", "PerpetualTradingClient", "BlockingTradingClient"],
    environment: ["EXTENDED", "X10", "EXTENDED_EXCHANGE"],
    weak: ["extended", "x10", "x-api-key"],
  },
  request: { key: ["X-Api-Key"] },
  hosts: ["api.starknet.extended.exchange", "api.extended.exchange", "app.extended.exchange"],
  testHosts: ["api.starknet.sepolia.extended.exchange", "api.testnet.extended.exchange"],
  credentials: [
    {
      id: "extended",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("lower-hex", 32)]], proof: "hex-entropy" },
        { kind: "private-key", label: "stark private key", shapes: [["0x", run("lower-hex", [60, 64])]] },
      ],
      source: "ccxt 4.5.84 js/src/extended.js: an API key beside a Stark private key; lengths by general knowledge",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://app.extended.exchange/api-management",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "general knowledge of the page; calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/extended.js",
  asOf: "2026-11",
  confidence: "high",
};

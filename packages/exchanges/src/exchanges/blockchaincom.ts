import type { Exchange } from "../exchange.ts";
import { OPAQUE, UNSTATED_ALLOWLIST } from "../unstated.ts";

export const blockchaincom: Exchange = {
  id: "blockchaincom",
  name: "Blockchain.com Exchange",
  names: {
    ccxt: ["blockchaincom"],
    aliases: ["blockchain.com", "blockchainexchange"],
    packages: [],
    classes: ["BlockchainExchange"],
    environment: ["BLOCKCHAINCOM", "BLOCKCHAIN_COM", "BLOCKCHAIN_EXCHANGE"],
    weak: ["x-api-token"],
  },
  request: { key: [], secret: ["X-API-Token"] },
  hosts: ["api.blockchain.com", "exchange.blockchain.com"],
  testHosts: [],
  credentials: [
    {
      id: "blockchaincom",
      environment: "live",
      parts: [{ kind: "secret", label: "API secret", shapes: OPAQUE, proof: "random" }],
      source: "ccxt 4.5.84 js/src/blockchaincom.js: one secret, sent as it is; its form is not stated",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://exchange.blockchain.com/",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "the site itself: the page and calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/blockchaincom.js",
  asOf: "2026-11",
  confidence: "high",
};

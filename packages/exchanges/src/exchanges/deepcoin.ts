import type { Exchange } from "../exchange.ts";
import { run, UUID } from "../grammar.ts";
import { OPAQUE, UNSTATED_ALLOWLIST } from "../unstated.ts";

export const deepcoin: Exchange = {
  id: "deepcoin",
  name: "DeepCoin",
  names: {
    ccxt: ["deepcoin"],
    aliases: ["deepcoincom"],
    packages: ["deepcoin.net", "python-deepcoin"],
    classes: ["DeepCoinRestClient"],
    environment: ["DEEPCOIN", "DEEP_COIN"],
    weak: [],
  },
  request: { key: ["DC-ACCESS-KEY"], passphrase: ["DC-ACCESS-PASSPHRASE"], signature: ["DC-ACCESS-SIGN"] },
  hosts: ["api.deepcoin.com", "www.deepcoin.com"],
  testHosts: [],
  credentials: [
    {
      id: "deepcoin",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [UUID] },
        { kind: "secret", label: "secret key", shapes: [[run("upper-hex", 32)], ...OPAQUE] },
        { kind: "passphrase", label: "passphrase", shapes: [[run("printable", [6, 64])]] },
      ],
      source: "DeepCoin API pages by general knowledge: a UUID and 32 upper-case hex, as OKX",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://www.deepcoin.com/",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "the site itself: the page and calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/deepcoin.js",
  asOf: "2026-11",
  confidence: "high",
};

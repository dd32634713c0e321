import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const grvt: Exchange = {
  id: "grvt",
  name: "GRVT",
  names: {
    ccxt: ["grvt"],
    aliases: ["gravity", "grvtio", "grvt.io", "gravitymarkets"],
    packages: ["grvt-pysdk", "pysdk.grvt_ccxt", "@grvt/client"],
    classes: ["GrvtCcxt", "GrvtCcxtPro", "GrvtCcxtWS", "GrvtRawSync"],
    environment: ["GRVT"],
    weak: ["gravity"],
  },
  request: { key: [] },
  hosts: ["edge.grvt.io", "trades.grvt.io", "market-data.grvt.io", "grvt.io"],
  testHosts: ["edge.testnet.grvt.io", "trades.testnet.grvt.io", "market-data.testnet.grvt.io", "testnet.grvt.io"],
  credentials: [
    {
      id: "grvt",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("alnum", [27, 44])]], proof: "mixed" },
        {
          kind: "private-key",
          label: "private key",
          shapes: [["0x", run("hex", 64)], [run("hex", 64)]],
          proof: "secp256k1-scalar",
        },
      ],
      source: "ccxt 4.5.84 js/src/grvt.js: an Ethereum private key; the API key beside it by general knowledge",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://grvt.io/exchange/account/api-keys",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "general knowledge of the page; calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/grvt.js",
  asOf: "2026-11",
  confidence: "high",
};

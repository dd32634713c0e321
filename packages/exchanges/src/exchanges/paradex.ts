import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const paradex: Exchange = {
  id: "paradex",
  name: "Paradex",
  names: {
    ccxt: ["paradex"],
    aliases: ["paradextrade", "paradexperpetual"],
    packages: ["paradex-py", "paradex_py", "@paradex/sdk"],
    classes: ["Paradex", "ParadexSubkey"],
    environment: ["PARADEX"],
    weak: [],
  },
  request: { key: ["PARADEX-STARKNET-ACCOUNT"], signature: ["PARADEX-STARKNET-SIGNATURE"] },
  hosts: ["api.prod.paradex.trade", "ws.api.prod.paradex.trade", "app.paradex.trade", "www.paradex.trade"],
  testHosts: ["api.testnet.paradex.trade", "ws.api.testnet.paradex.trade", "app.testnet.paradex.trade"],
  credentials: [
    {
      id: "paradex",
      environment: "live",
      parts: [
        {
          kind: "private-key",
          label: "private key",
          shapes: [["0x", run("hex", 64)], [run("hex", 64)], ["0x", run("lower-hex", [60, 64])]],
        },
      ],
      source:
        "general knowledge of tradeparadex/paradex-py: the Ethereum key that derives the account, or the Stark key itself",
      asOf: "2026-11",
      confidence: "medium",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://app.paradex.trade/",
    introspection: "unknown",
    create: "wallet-signature",
    selfRevoke: false,
    maxKeys: null,
    source: "docs.paradex.trade by general knowledge: subkeys are registered by a signature",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/paradex.js",
  asOf: "2026-11",
  confidence: "high",
};

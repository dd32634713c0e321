import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const derive: Exchange = {
  id: "derive",
  name: "Derive",
  names: {
    ccxt: ["derive"],
    aliases: ["lyra", "lyrafinance", "derivexyz", "deriveperpetual", "derive.xyz"],
    packages: [
      "derive-client",
      "derive_client",
      "lyra-v2-client",
      "@lyrafinance/lyra-js",
      "lyra-client",
      "derive_action_signing",
    ],
    classes: ["DeriveClient"],
    environment: ["DERIVE", "LYRA", "DERIVE_SESSION"],
    weak: ["derive", "lyra"],
  },
  request: { key: ["X-LyraWallet"], signature: ["X-LyraSignature"] },
  hosts: ["api.lyra.finance", "api.derive.xyz", "www.derive.xyz"],
  testHosts: ["api-demo.lyra.finance", "testnet.derive.xyz"],
  credentials: [
    {
      id: "derive",
      environment: "live",
      parts: [
        {
          kind: "private-key",
          label: "owner or session private key",
          shapes: [["0x", run("hex", 64)], [run("hex", 64)]],
          proof: "secp256k1-scalar",
        },
        { kind: "key", label: "wallet address", shapes: [["0x", run("hex", 40)]], required: false },
      ],
      source: "ccxt 4.5.84 js/src/derive.js: the private key of an owner or session wallet",
      asOf: "2026-11",
      confidence: "medium",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://www.derive.xyz/developers",
    introspection: "unknown",
    create: "wallet-signature",
    selfRevoke: false,
    maxKeys: null,
    source: "general knowledge of session keys: a wallet signs their scope and end",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/derive.js",
  asOf: "2026-11",
  confidence: "high",
};

import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";

export const lighter: Exchange = {
  id: "lighter",
  name: "Lighter",
  names: {
    ccxt: ["lighter"],
    aliases: ["zklighter", "lighterxyz", "lighterperpetual", "lighter.xyz"],
    packages: [
      "lighter-python",
      "lighter",
      "lighter-sdk",
      "lighter-ts-sdk",
      "github.com/elliottech/lighter-go",
      "zklighter-perps",
      "lighter-v1-python",
    ],
    classes: [],
    environment: ["LIGHTER", "ZKLIGHTER", "ZK_LIGHTER"],
    weak: ["lighter"],
  },
  request: { key: [] },
  hosts: ["mainnet.zklighter.elliot.ai", "explorer.elliot.ai", "app.lighter.xyz", "lighter.xyz"],
  testHosts: ["testnet.zklighter.elliot.ai"],
  credentials: [
    {
      id: "lighter",
      environment: "live",
      parts: [
        {
          kind: "private-key",
          label: "API private key",
          shapes: [["0x", run("lower-hex", 80)], [run("lower-hex", 80)]],
          proof: "hex-entropy",
          distinctive: true,
        },
      ],
      source: "nautechsystems/nautilus_trader lighter adapter: scalars of 40 bytes",
      asOf: "2026-11",
      confidence: "medium",
    },
  ],
  keyPolicies: [],
  allowlist: {
    support: "none",
    maxEntries: null,
    cidr: "unknown",
    ipv6: "unknown",
    separator: null,
    source: "apidocs.lighter.xyz by general knowledge: no list of addresses",
    asOf: "2026-11",
    confidence: "low",
  },
  keyManagement: {
    page: "https://app.lighter.xyz/apikeys",
    introspection: "own-key",
    create: "wallet-signature",
    selfRevoke: false,
    maxKeys: null,
    source:
      "ccxt 4.5.84 js/src/abstract/lighter.d.ts: apikeys lists the public slots; a key is changed by a signed transaction",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/lighter.js",
  asOf: "2026-11",
  confidence: "high",
};

import type { Exchange } from "../exchange.ts";
import { UUID4 } from "../grammar.ts";

export const fireblocks: Exchange = {
  id: "fireblocks",
  name: "Fireblocks",
  names: {
    ccxt: [],
    aliases: ["fireblocksio"],
    packages: [
      "fireblocks-sdk",
      "fireblocks_sdk",
      "@fireblocks/ts-sdk",
      "@fireblocks/fireblocks-web3-provider",
      "fireblocks",
      "fireblocks.client",
      "@fireblocks/hardhat-fireblocks",
    ],
    classes: ["FireblocksSDK", "Fireblocks", "FireblocksWeb3Provider"],
    environment: ["FIREBLOCKS"],
    weak: ["x-api-key"],
    files: ["fireblocks_secret.key"],
  },
  request: { key: ["X-API-Key"] },
  hosts: ["api.fireblocks.io", "eu-api.fireblocks.io", "eu2-api.fireblocks.io", "console.fireblocks.io"],
  testHosts: ["sandbox-api.fireblocks.io"],
  credentials: [
    {
      id: "fireblocks",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [UUID4], proof: "uuid-v4" },
        {
          kind: "private-key",
          label: "API secret",
          shapes: [{ pem: ["PRIVATE KEY", "RSA PRIVATE KEY"] }],
          proof: "rsa-private-der",
        },
      ],
      source: "general knowledge of the way a certificate request makes an API user",
      asOf: "2026-11",
      confidence: "medium",
    },
  ],
  keyPolicies: [],
  allowlist: {
    support: "optional",
    maxEntries: null,
    cidr: "unknown",
    ipv6: "unknown",
    separator: null,
    source: "developers.fireblocks.com/reference/ip-allowlist: a list for each API key",
    asOf: "2026-11",
    confidence: "high",
  },
  keyManagement: {
    page: "https://console.fireblocks.io/v2/developer-center/api-users",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "general knowledge of the page; calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "developers.fireblocks.com by general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};

import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";

export const circle: Exchange = {
  id: "circle",
  name: "Circle",
  names: {
    ccxt: [],
    aliases: ["circleweb3", "circlemint", "circlecom", "circlepayments"],
    packages: [
      "@circle-fin/circle-sdk",
      "@circle-fin/developer-controlled-wallets",
      "@circle-fin/user-controlled-wallets",
      "circle-developer-controlled-wallets",
      "circle.web3",
      "circle-sdk",
    ],
    classes: ["initiateDeveloperControlledWalletsClient", "initiateUserControlledWalletsClient"],
    environment: ["CIRCLE", "CIRCLE_MINT", "CIRCLE_WEB3"],
    weak: ["circle"],
  },
  request: { key: [] },
  hosts: ["api.circle.com", "console.circle.com", "app.circle.com"],
  testHosts: ["api-sandbox.circle.com", "app-sandbox.circle.com"],
  credentials: [
    {
      id: "circle",
      environment: "live",
      parts: [
        {
          kind: "token",
          label: "API key",
          shapes: [["LIVE_API_KEY:", run("lower-alnum", 32), ":", run("lower-alnum", 32)]],
          distinctive: true,
        },
        {
          kind: "secret",
          label: "entity secret",
          shapes: [[run("lower-hex", 64)]],
          proof: "hex-entropy",
          required: false,
        },
      ],
      source: "developers.circle.com: three parts joined by colons",
      asOf: "2026-11",
      confidence: "high",
    },
    {
      id: "circle-test",
      environment: "test",
      parts: [
        {
          kind: "token",
          label: "API key",
          shapes: [
            ["TEST_API_KEY:", run("lower-alnum", 32), ":", run("lower-alnum", 32)],
            ["SAND_API_KEY:", run("lower-alnum", 32), ":", run("lower-alnum", 32)],
          ],
          distinctive: true,
        },
      ],
      source: "developers.circle.com: three parts joined by colons",
      asOf: "2026-11",
      confidence: "high",
    },
  ],
  keyPolicies: [],
  allowlist: {
    support: "optional",
    maxEntries: null,
    cidr: "unknown",
    ipv6: "unknown",
    separator: null,
    source: "developers.circle.com by general knowledge: a list when a key is made",
    asOf: "2026-11",
    confidence: "low",
  },
  keyManagement: {
    page: "https://console.circle.com/api-keys",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "general knowledge of the page; calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "developers.circle.com by general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};

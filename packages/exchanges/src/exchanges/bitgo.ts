import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";

export const bitgo: Exchange = {
  id: "bitgo",
  name: "BitGo",
  names: {
    ccxt: [],
    aliases: ["bitgoprime", "bitgoinc"],
    packages: ["bitgo", "@bitgo/sdk-api", "bitgojs", "@bitgo/express"],
    classes: ["BitGo", "BitGoAPI"],
    environment: ["BITGO"],
    weak: [],
  },
  request: { key: [] },
  hosts: ["app.bitgo.com", "www.bitgo.com"],
  testHosts: ["app.bitgo-test.com"],
  credentials: [
    {
      id: "bitgo",
      environment: "live",
      parts: [
        {
          kind: "token",
          label: "access token",
          shapes: [["v2x", run("lower-hex", 64)]],
          proof: "hex-entropy",
          distinctive: true,
        },
        { kind: "passphrase", label: "wallet passphrase", shapes: [[run("printable", [8, 64])]], required: false },
      ],
      source: "BitGo/BitGoJS tests: v2x and 64 hex",
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
    source: "developers.bitgo.com by general knowledge: ipRestrict of an access token",
    asOf: "2026-11",
    confidence: "low",
  },
  keyManagement: {
    page: "https://app.bitgo.com/web/settings/developer-options",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "general knowledge of the page; calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "BitGo/BitGoJS",
  asOf: "2026-11",
  confidence: "medium",
};

import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";

export const weex: Exchange = {
  id: "weex",
  name: "WEEX",
  names: {
    ccxt: ["weex"],
    aliases: ["weexcom", "weexfutures"],
    packages: ["weex-sdk", "weex-client"],
    classes: [],
    environment: ["WEEX"],
    weak: ["access-key", "access-passphrase", "access-sign"],
  },
  request: { key: ["ACCESS-KEY"], passphrase: ["ACCESS-PASSPHRASE"], signature: ["ACCESS-SIGN"] },
  hosts: ["api-spot.weex.com", "api-contract.weex.com", "api.weex.com", "www.weex.com"],
  testHosts: [],
  credentials: [
    {
      id: "weex",
      environment: "live",
      parts: [
        {
          kind: "key",
          label: "API key",
          shapes: [["weex_", run("lower-hex", 32)]],
          proof: "hex-entropy",
          distinctive: true,
        },
        { kind: "secret", label: "secret key", shapes: [[run("lower-hex", 64)]], proof: "hex-entropy" },
        { kind: "passphrase", label: "passphrase", shapes: [[run("printable", [6, 64])]] },
      ],
      source: "general knowledge: a platform like Bitget",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: {
    support: "optional",
    maxEntries: 10,
    cidr: "unknown",
    ipv6: "unknown",
    separator: ",",
    source: "www.weex.com/account/newapi: at most 10 addresses with commas between them",
    asOf: "2026-11",
    confidence: "high",
  },
  keyManagement: {
    page: "https://www.weex.com/account/newapi",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "www.weex.com/account/newapi; calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/weex.js",
  asOf: "2026-11",
  confidence: "high",
};

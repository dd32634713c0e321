import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";

export const woo: Exchange = {
  id: "woo",
  name: "WOO X",
  names: {
    ccxt: ["woo"],
    aliases: ["woox", "wooxpro", "woonetwork", "wootrade"],
    packages: ["python-woox", "python-wootrade", "wootrade-sdk"],
    classes: [],
    environment: ["WOO", "WOOX", "WOO_X", "WOOTRADE"],
    weak: ["woo", "x-api-key"],
  },
  request: { key: ["x-api-key"], signature: ["x-api-signature"] },
  hosts: ["api.woox.io", "api-pub.woox.io", "wss.woox.io", "api.woo.network", "api.woo.org", "woox.io", "x.woo.org"],
  testHosts: ["api.staging.woox.io", "api-pub.staging.woox.io", "api.staging.woo.org"],
  credentials: [
    {
      id: "woo",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("base64", 22), "=="]], proof: "base64-canonical" },
        { kind: "secret", label: "API secret", shapes: [[run("upper-alnum", [26, 32])]], proof: "one-case" },
      ],
      source: "docs.woox.io authentication example: base64 of 16 bytes, and 28 upper-case letters and digits",
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
    source: "docs.woox.io account/credentials: allowedIPs; left out when any address may call",
    asOf: "2026-11",
    confidence: "medium",
  },
  keyManagement: {
    page: "https://x.woo.org/account/api-management",
    introspection: "own-key",
    create: "none",
    selfRevoke: false,
    maxKeys: null,
    source: "docs.woox.io: v3/account/credentials; the page by general knowledge",
    asOf: "2026-11",
    confidence: "medium",
  },
  source: "docs.woox.io/#authentication; ccxt 4.5.84 js/src/woo.js",
  asOf: "2026-11",
  confidence: "high",
};

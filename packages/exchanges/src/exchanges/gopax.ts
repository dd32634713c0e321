import type { Exchange } from "../exchange.ts";
import { run, UUID } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const gopax: Exchange = {
  id: "gopax",
  name: "GOPAX",
  names: {
    ccxt: [],
    aliases: ["gopaxkr", "gopaxcokr"],
    packages: [],
    classes: [],
    environment: ["GOPAX"],
    weak: ["api-key"],
  },
  request: { key: ["API-KEY"], signature: ["SIGNATURE"] },
  hosts: ["api.gopax.co.kr", "www.gopax.co.kr"],
  testHosts: [],
  credentials: [
    {
      id: "gopax",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [UUID] },
        { kind: "secret", label: "secret", shapes: [[run("base64", 86), "=="]], proof: "base64-canonical" },
      ],
      source: "gopax.github.io by general knowledge: a UUID and base64 of 64 bytes",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://www.gopax.co.kr/",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "the site itself: the page and calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "gopax.github.io by general knowledge",
  asOf: "2026-11",
  confidence: "low",
};

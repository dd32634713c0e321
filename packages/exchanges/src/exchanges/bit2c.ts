import type { Exchange } from "../exchange.ts";
import { run, UUID } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const bit2c: Exchange = {
  id: "bit2c",
  name: "Bit2C",
  names: { ccxt: ["bit2c"], aliases: ["bit2ccoil"], packages: [], classes: [], environment: ["BIT2C"], weak: ["key"] },
  request: { key: ["key"], signature: ["sign"] },
  hosts: ["bit2c.co.il", "www.bit2c.co.il"],
  testHosts: [],
  credentials: [
    {
      id: "bit2c",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [UUID] },
        { kind: "secret", label: "API secret", shapes: [[run("upper-hex", 64)], [run("lower-hex", 64)], UUID] },
      ],
      source: "general knowledge: a UUID and hex",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://www.bit2c.co.il/",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "the site itself: the page and calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/bit2c.js",
  asOf: "2026-11",
  confidence: "high",
};

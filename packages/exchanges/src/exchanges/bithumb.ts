import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";

export const bithumb: Exchange = {
  id: "bithumb",
  name: "Bithumb",
  names: {
    ccxt: ["bithumb"],
    aliases: ["bithumbkorea", "bithumbcom"],
    packages: ["pybithumb", "python-bithumb", "pybithumb2"],
    classes: ["Bithumb", "BithumbExchange", "XCoinAPI"],
    environment: ["BITHUMB"],
    weak: ["api-key"],
  },
  request: { key: ["Api-Key"], signature: ["Api-Sign"] },
  hosts: ["api.bithumb.com", "www.bithumb.com", "pubwss.bithumb.com"],
  testHosts: [],
  credentials: [
    {
      id: "bithumb",
      environment: "live",
      parts: [
        { kind: "key", label: "Connect Key", shapes: [[run("lower-hex", 32)], [run("alnum", [40, 50])]] },
        {
          kind: "secret",
          label: "Secret Key",
          shapes: [
            [run("lower-hex", 32)],
            [run("base64", [60, 158])],
            [run("base64", [58, 158]), "="],
            [run("base64", [58, 158]), "=="],
          ],
        },
      ],
      source: "general knowledge of version 1 (32 hex) and of the longer values of version 2",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [
    {
      effect: "invalid",
      trigger: "created",
      after: "365d",
      onlyUnbound: false,
      onlyWith: [],
      remedy:
        "Create a new key before the year is over, and delete the expired one: it counts towards the ten an account may have.",
      source: "apidocs.bithumb.com, 2026-04",
      asOf: "2026-04",
      confidence: "high",
    },
  ],
  allowlist: {
    support: "required",
    maxEntries: 5,
    cidr: "unknown",
    ipv6: "unknown",
    separator: null,
    source: "apidocs.bithumb.com: addresses are mandatory, at most 5",
    asOf: "2026-11",
    confidence: "high",
  },
  keyManagement: {
    page: "https://www.bithumb.com/react/api-support/management-api",
    introspection: "probe",
    create: "none",
    selfRevoke: false,
    maxKeys: 10,
    source: "apidocs.bithumb.com: api_keys lists keys and their end, not their rights; it names the page",
    asOf: "2026-11",
    confidence: "medium",
  },
  source: "apidocs.bithumb.com; ccxt 4.5.84 js/src/bithumb.js",
  asOf: "2026-11",
  confidence: "high",
};

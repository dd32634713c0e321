import type { Exchange } from "../exchange.ts";
import { run, UUID4 } from "../grammar.ts";

export const phemex: Exchange = {
  id: "phemex",
  name: "Phemex",
  names: {
    ccxt: ["phemex"],
    aliases: ["phemexcontract", "phemexperpetual", "phemexcom"],
    packages: ["phemex-py", "phemexboy"],
    classes: [],
    environment: ["PHEMEX"],
    weak: [],
  },
  request: { key: ["x-phemex-access-token"], signature: ["x-phemex-request-signature"] },
  hosts: ["api.phemex.com", "vapi.phemex.com", "ws.phemex.com", "phemex.com"],
  testHosts: ["testnet-api.phemex.com", "testnet.phemex.com", "testnet-ws.phemex.com"],
  credentials: [
    {
      id: "phemex",
      environment: "live",
      parts: [
        { kind: "key", label: "API id", shapes: [UUID4], proof: "uuid-v4" },
        { kind: "secret", label: "API secret", shapes: [[run("base64url", [64, 100])]], proof: "mixed" },
      ],
      source: "phemex/phemex-api-docs: the id field, and base64url decoding of the secret",
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
    source:
      'phemex.com/help-center/how-to-share-api-keys-from-Main-to-Sub: bound addresses; the API answers "Request IP mismatch"',
    asOf: "2026-11",
    confidence: "medium",
  },
  keyManagement: {
    page: "https://phemex.com/account/api-management",
    introspection: "probe",
    create: "none",
    selfRevoke: false,
    maxKeys: null,
    source: "phemex-docs.github.io: no call about keys found; help pages name the page",
    asOf: "2026-11",
    confidence: "medium",
  },
  source: "phemex-docs.github.io/#rest-request-header; ccxt 4.5.84 js/src/phemex.js",
  asOf: "2026-11",
  confidence: "high",
};

import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const bitkub: Exchange = {
  id: "bitkub",
  name: "Bitkub",
  names: {
    ccxt: [],
    aliases: ["bitkubcom", "bitkubth"],
    packages: ["bitkub", "bitkub-python", "bitkub-v2"],
    classes: [],
    environment: ["BITKUB", "BTK"],
    weak: ["btk"],
  },
  request: { key: ["X-BTK-APIKEY"], signature: ["X-BTK-SIGN"] },
  hosts: ["api.bitkub.com", "www.bitkub.com"],
  testHosts: [],
  credentials: [
    {
      id: "bitkub",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("lower-hex", 32)]], proof: "hex-entropy" },
        { kind: "secret", label: "API secret", shapes: [[run("lower-hex", 32)]], proof: "hex-entropy" },
      ],
      source: "bitkub/bitkub-official-api-docs restful-api.md: a key of 32 hex; the secret taken to be alike",
      asOf: "2026-11",
      confidence: "medium",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://www.bitkub.com/publicapi",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "general knowledge of the page; calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "bitkub/bitkub-official-api-docs restful-api.md",
  asOf: "2026-11",
  confidence: "high",
};

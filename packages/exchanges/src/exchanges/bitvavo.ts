import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";

export const bitvavo: Exchange = {
  id: "bitvavo",
  name: "Bitvavo",
  names: {
    ccxt: ["bitvavo"],
    aliases: ["bitvavocom"],
    packages: [
      "python-bitvavo-api",
      "python_bitvavo_api",
      "python_bitvavo_api.bitvavo",
      "bitvavo",
      "github.com/bitvavo/go-bitvavo-api",
      "bitvavo-api-upgraded",
      "bitvavo-aio",
    ],
    classes: ["Bitvavo"],
    environment: ["BITVAVO"],
    weak: [],
  },
  request: { key: ["Bitvavo-Access-Key"], signature: ["Bitvavo-Access-Signature"] },
  hosts: ["api.bitvavo.com", "ws.bitvavo.com", "account.bitvavo.com", "bitvavo.com"],
  testHosts: [],
  credentials: [
    {
      id: "bitvavo",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("lower-hex", 64)]], proof: "hex-entropy" },
        { kind: "secret", label: "API secret", shapes: [[run("lower-hex", 128)]], proof: "hex-entropy" },
      ],
      source: "docs.bitvavo.com (header names); lengths by general knowledge",
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
    separator: ",",
    source: "support.bitvavo.com: what are API keys; commas between addresses, and error 307 for another one",
    asOf: "2026-11",
    confidence: "high",
  },
  keyManagement: {
    page: "https://account.bitvavo.com/user/api",
    introspection: "probe",
    create: "none",
    selfRevoke: false,
    maxKeys: null,
    source: "docs.bitvavo.com: errors 310 to 312 tell the missing right; no call makes keys",
    asOf: "2026-11",
    confidence: "medium",
  },
  source: "docs.bitvavo.com/docs/rest-overview; ccxt 4.5.84 js/src/bitvavo.js",
  asOf: "2026-11",
  confidence: "high",
};

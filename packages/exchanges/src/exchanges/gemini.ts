import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";

export const gemini: Exchange = {
  id: "gemini",
  name: "Gemini",
  names: {
    ccxt: ["gemini"],
    aliases: ["geminiexchange", "geminicrypto", "geminitrust", "geminicom"],
    packages: ["gemini-api", "gemini_python", "gemini-python", "geminipy"],
    classes: ["GeminiExchange"],
    environment: ["GEMINI", "GEMINI_EXCHANGE", "GEMINI_SANDBOX"],
    weak: ["gemini"],
  },
  request: { key: ["X-GEMINI-APIKEY"], signature: ["X-GEMINI-SIGNATURE"] },
  hosts: ["api.gemini.com", "exchange.gemini.com", "ws.gemini.com"],
  testHosts: ["api.sandbox.gemini.com", "exchange.sandbox.gemini.com"],
  credentials: [
    {
      id: "gemini",
      environment: "live",
      parts: [
        {
          kind: "key",
          label: "API key",
          shapes: [
            ["account-", run("alnum", 20)],
            ["master-", run("alnum", 20)],
          ],
          proof: "mixed",
          distinctive: true,
        },
        { kind: "secret", label: "API secret", shapes: [[run("alnum", [25, 28])]], proof: "mixed" },
      ],
      source: "trufflesecurity/trufflehog pkg/detectors/gemini",
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
    source: "docs.gemini.com: addresses in the site's form only",
    asOf: "2026-11",
    confidence: "medium",
  },
  keyManagement: {
    page: "https://exchange.gemini.com/settings/api",
    introspection: "own-key",
    create: "none",
    selfRevoke: false,
    maxKeys: null,
    source: "docs.gemini.com: POST /v1/roles; no call makes keys",
    asOf: "2026-11",
    confidence: "high",
  },
  source: "docs.gemini.com/authentication/api-key; ccxt 4.5.84 js/src/gemini.js",
  asOf: "2026-11",
  confidence: "high",
};

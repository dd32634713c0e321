import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const korbit: Exchange = {
  id: "korbit",
  name: "Korbit",
  names: {
    ccxt: [],
    aliases: ["korbitkr", "korbitcokr"],
    packages: ["korbit", "pykorbit", "korbit-api"],
    classes: [],
    environment: ["KORBIT"],
    weak: [],
  },
  request: { key: ["X-KAPI-KEY"], signature: ["signature"] },
  hosts: ["api.korbit.co.kr", "www.korbit.co.kr", "korbit.co.kr"],
  testHosts: ["api.korbit-test.com"],
  credentials: [
    {
      id: "korbit",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("base64url", 43)]], proof: "mixed" },
        { kind: "secret", label: "API secret", shapes: [[run("base64url", 43)]], proof: "mixed" },
      ],
      source: "docs.korbit.co.kr by general knowledge: 43 characters of base64url, or an Ed25519 key",
      asOf: "2026-11",
      confidence: "low",
    },
    {
      id: "korbit-ed25519",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("base64url", 43)]], proof: "mixed" },
        { kind: "private-key", label: "private key", shapes: [{ pem: ["PRIVATE KEY"] }], proof: "pkcs8-ed25519" },
      ],
      source: "docs.korbit.co.kr by general knowledge",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://portal.korbit.co.kr/",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "the site itself: the page and calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "docs.korbit.co.kr by general knowledge",
  asOf: "2026-11",
  confidence: "low",
};

import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";

export const upbit: Exchange = {
  id: "upbit",
  name: "Upbit",
  names: {
    ccxt: ["upbit"],
    aliases: ["upbitglobal", "upbitcom", "upbitkrw"],
    packages: [
      "pyupbit",
      "upbit-client",
      "upbit-api",
      "upbit.client",
      "upbit.net",
      "upbit_client",
      "python-upbit-api",
      "unicorn-upbit-rest-api",
    ],
    classes: ["Upbit", "UpbitRestClient", "UpbitExchange"],
    environment: ["UPBIT", "UPBIT_OPEN_API"],
    weak: [],
    files: ["upbit.txt", "upbit.key"],
  },
  request: { key: [] },
  hosts: ["api.upbit.com", "sg-api.upbit.com", "id-api.upbit.com", "th-api.upbit.com", "upbit.com"],
  testHosts: [],
  credentials: [
    {
      id: "upbit",
      environment: "live",
      parts: [
        { kind: "key", label: "Access Key", shapes: [[run("alnum", 40)]], proof: "mixed" },
        { kind: "secret", label: "Secret Key", shapes: [[run("alnum", 40)]], proof: "mixed" },
      ],
      source: "docs.upbit.com: access key, secret key; lengths by general knowledge",
      asOf: "2026-11",
      confidence: "medium",
    },
  ],
  keyPolicies: [
    {
      effect: "invalid",
      trigger: "created",
      after: "365d",
      onlyUnbound: false,
      onlyWith: [],
      remedy: "Create a new key before the year is over; it cannot be extended, and new rights need a new key too.",
      source: "docs.upbit.com and the notice of 2026-08",
      asOf: "2026-11",
      confidence: "high",
    },
  ],
  allowlist: {
    support: "required",
    maxEntries: 10,
    cidr: "unknown",
    ipv6: "unknown",
    separator: null,
    source: "docs.upbit.com/kr/docs/api-key: every right needs addresses, at most 10",
    asOf: "2026-11",
    confidence: "high",
  },
  keyManagement: {
    page: "https://upbit.com/mypage/open_api_management",
    introspection: "probe",
    create: "none",
    selfRevoke: false,
    maxKeys: 10,
    source:
      "docs.upbit.com: api_keys lists keys and their end, not their rights; keys are made on the site with a second factor",
    asOf: "2026-11",
    confidence: "high",
  },
  source: "docs.upbit.com/kr/reference/auth; ccxt 4.5.84 js/src/upbit.js",
  asOf: "2026-11",
  confidence: "high",
};

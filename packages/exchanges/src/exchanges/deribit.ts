import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";

export const deribit: Exchange = {
  id: "deribit",
  name: "Deribit",
  names: {
    ccxt: ["deribit"],
    aliases: ["deribitcom"],
    packages: [
      "deribit-api",
      "deribit_api",
      "github.com/frankrap/deribit-api",
      "deribit-v2-client",
      "deribit-py",
      "deribit-wrapper",
    ],
    classes: ["DeribitExchange"],
    environment: ["DERIBIT"],
    weak: ["client_id", "client_secret"],
  },
  request: { key: [], parameters: { key: ["client_id"], secret: ["client_secret"] } },
  hosts: ["www.deribit.com", "streams.deribit.com", "history.deribit.com"],
  testHosts: ["test.deribit.com"],
  credentials: [
    {
      id: "deribit",
      environment: "live",
      parts: [
        { kind: "key", label: "client id", shapes: [[run("base64url", [8, 16])]] },
        { kind: "secret", label: "client secret", shapes: [[run("upper-alnum", 32)]], proof: "one-case" },
      ],
      source:
        "docs.deribit.com public/auth example (10 and 32 characters); nautechsystems/nautilus_trader deribit adapter",
      asOf: "2026-11",
      confidence: "high",
    },
    {
      id: "deribit-base64url",
      environment: "live",
      parts: [
        { kind: "key", label: "client id", shapes: [[run("base64url", [8, 16])]] },
        { kind: "secret", label: "client secret", shapes: [[run("base64url", 43)]], proof: "mixed" },
      ],
      source: "general knowledge of newer keys",
      asOf: "2026-11",
      confidence: "medium",
    },
    {
      id: "deribit-asymmetric",
      environment: "live",
      parts: [
        { kind: "key", label: "client id", shapes: [[run("base64url", [8, 16])]] },
        {
          kind: "private-key",
          label: "private key",
          shapes: [{ pem: ["PRIVATE KEY", "RSA PRIVATE KEY"] }, ["MC4CAQAwBQYDK2VwBCIEI", run("base64", 43)]],
        },
      ],
      source: "docs.deribit.com create_api_key: an Ed25519 or RSA key pair of one's own",
      asOf: "2026-11",
      confidence: "high",
    },
    {
      id: "deribit-token",
      environment: "live",
      parts: [
        {
          kind: "token",
          label: "access token",
          shapes: [["1", run("digit", 12), ".1", run("base64url", [7, 8]), ".", run("base64url", [80, 300])]],
        },
      ],
      severity: "medium",
      source: "docs.deribit.com public/auth: a millisecond time, an id and base64url, joined by dots",
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
    source: "support.deribit.com account security; docs.deribit.com edit_api_key: ip_whitelist; no maximum stated",
    asOf: "2026-11",
    confidence: "high",
  },
  keyManagement: {
    page: "https://www.deribit.com/account/BTC/api",
    introspection: "own-key",
    create: "one-time-code",
    selfRevoke: false,
    maxKeys: null,
    source:
      "docs.deribit.com: public/auth scope; create, edit and reset_api_key need a second factor where one is on, and reset kills the old secret at once",
    asOf: "2026-11",
    confidence: "high",
  },
  source: "docs.deribit.com/articles/authentication; ccxt 4.5.84 js/src/deribit.js",
  asOf: "2026-11",
  confidence: "high",
};

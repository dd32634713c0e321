import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";

export const aster: Exchange = {
  id: "aster",
  name: "Aster",
  names: {
    ccxt: ["aster"],
    aliases: ["asterdex", "astherus", "apollox", "asterdexcom"],
    packages: ["aster-connector-python"],
    classes: ["AsterRestClient", "AsterSocketClient"],
    environment: ["ASTER", "ASTERDEX"],
    weak: ["aster", "x-mbx-apikey"],
  },
  request: { key: ["X-MBX-APIKEY"], signature: ["signature"] },
  hosts: ["fapi.asterdex.com", "sapi.asterdex.com", "fstream.asterdex.com", "www.asterdex.com"],
  testHosts: ["fapi.asterdex-testnet.com"],
  credentials: [
    {
      id: "aster-hmac",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("lower-hex", 64)]], proof: "hex-entropy" },
        { kind: "secret", label: "API secret", shapes: [[run("lower-hex", 64)]], proof: "hex-entropy" },
      ],
      source: "asterdex/api-docs by general knowledge: an API like Binance's, keys of 64 hex",
      asOf: "2026-11",
      confidence: "low",
    },
    {
      id: "aster-signer",
      environment: "live",
      parts: [
        {
          kind: "private-key",
          label: "signer private key",
          shapes: [["0x", run("hex", 64)], [run("hex", 64)]],
          proof: "secp256k1-scalar",
        },
      ],
      source: "ccxt 4.5.84 js/src/aster.js: the private key of a signer wallet",
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
    source: "docs.asterdex.com/for-developers/aster-api/how-to-create-an-api-key: binding to an address is recommended",
    asOf: "2026-11",
    confidence: "medium",
  },
  keyManagement: {
    page: "https://www.asterdex.com/en/api-management",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: 30,
    source:
      "docs.asterdex.com/for-developers/aster-api/how-to-create-an-api-key: 30 keys; the page's address by general knowledge",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/aster.js",
  asOf: "2026-11",
  confidence: "high",
};

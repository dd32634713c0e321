import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";

export const krakenfutures: Exchange = {
  id: "krakenfutures",
  name: "Kraken Futures",
  names: {
    ccxt: ["krakenfutures"],
    aliases: ["cryptofacilities", "krakenderivatives", "krakenfut"],
    packages: ["kraken.futures", "cfRestApiV3"],
    classes: ["KrakenFuturesExchange", "CryptoFacilitiesExchange", "cfApiMethods"],
    environment: ["KRAKEN_FUTURES", "KRAKENFUTURES", "KRAKEN_DERIVATIVES", "CRYPTOFACILITIES", "CRYPTO_FACILITIES"],
    weak: ["apikey"],
  },
  request: { key: ["APIKey"], signature: ["Authent"] },
  hosts: ["futures.kraken.com", "www.cryptofacilities.com"],
  testHosts: ["demo-futures.kraken.com", "conformance.cryptofacilities.com"],
  credentials: [
    {
      id: "kraken-futures",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("base64", 56)]], proof: "mixed" },
        {
          kind: "secret",
          label: "API secret",
          shapes: [[run("base64", 86), "=="], [run("base64", [86, 88])]],
          proof: "base64-canonical",
        },
      ],
      source: "docs.kraken.com futures guide: 56 and 87 to 88 characters",
      asOf: "2026-11",
      confidence: "high",
    },
  ],
  keyPolicies: [],
  allowlist: {
    support: "optional",
    maxEntries: null,
    cidr: "yes",
    ipv6: "unknown",
    separator: null,
    source: "docs.kraken.com futures: api-keys/v3/check answers allowedCidrBlocks",
    asOf: "2026-11",
    confidence: "medium",
  },
  keyManagement: {
    page: "https://futures.kraken.com/trade/settings/api",
    introspection: "own-key",
    create: "none",
    selfRevoke: false,
    maxKeys: null,
    source: "docs.kraken.com futures: api-keys/v3/check; the page by general knowledge",
    asOf: "2026-11",
    confidence: "medium",
  },
  source: "docs.kraken.com/api/docs/guides/futures-rest; ccxt 4.5.84 js/src/krakenfutures.js",
  asOf: "2026-11",
  confidence: "high",
};

import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";

export const coinex: Exchange = {
  id: "coinex",
  name: "CoinEx",
  names: {
    ccxt: ["coinex"],
    aliases: ["coinexcom", "coinexfutures", "coinexperpetual"],
    packages: ["coinex", "coinex-api", "coinex.net", "coinexpy", "coinex-py", "coinex-python"],
    classes: ["CoinExRestClient", "CoinExSocketClient", "CoinexExchange"],
    environment: ["COINEX"],
    weak: [],
  },
  request: { key: ["X-COINEX-KEY", "AccessId"], signature: ["X-COINEX-SIGN"] },
  hosts: ["api.coinex.com", "socket.coinex.com", "www.coinex.com"],
  testHosts: [],
  credentials: [
    {
      id: "coinex",
      environment: "live",
      parts: [
        { kind: "key", label: "Access ID", shapes: [[run("upper-hex", 32)]], proof: "hex-entropy" },
        { kind: "secret", label: "Secret Key", shapes: [[run("upper-hex", 48)]], proof: "hex-entropy" },
      ],
      source: "CoinEx API v1 example (32 and 48 upper-case hex)",
      asOf: "2026-11",
      confidence: "high",
    },
  ],
  keyPolicies: [
    {
      effect: "invalid",
      trigger: "created",
      after: "90d",
      onlyUnbound: true,
      onlyWith: [],
      remedy: "Bind the key to an address; a bound key has no end.",
      source: "docs.coinex.com/api/v2/account/subs: three months without addresses",
      asOf: "2026-11",
      confidence: "high",
    },
  ],
  allowlist: {
    support: "optional",
    maxEntries: 50,
    cidr: "unknown",
    ipv6: "unknown",
    separator: null,
    tellsAddress: "https://api.coinex.com/v2/test/ip",
    source:
      "docs.coinex.com/api/v2/account/subs: at most 50 addresses; docs.coinex.com/api/v2/faq for the caller's own",
    asOf: "2026-11",
    confidence: "high",
  },
  keyManagement: {
    page: "https://www.coinex.com/en/apikey",
    introspection: "probe",
    create: "sub-account",
    selfRevoke: false,
    maxKeys: 50,
    source: "docs.coinex.com/api/v2/account/subs: 50 keys for each sub-account; a new key works after ten minutes",
    asOf: "2026-11",
    confidence: "high",
  },
  source: "docs.coinex.com/api/v2/authorization; ccxt 4.5.84 js/src/coinex.js",
  asOf: "2026-11",
  confidence: "high",
};

import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const bitrue: Exchange = {
  id: "bitrue",
  name: "Bitrue",
  names: {
    ccxt: ["bitrue"],
    aliases: ["bitruecom", "bitruefutures"],
    packages: ["bitrue-python"],
    classes: [],
    environment: ["BITRUE"],
    weak: ["x-mbx-apikey"],
  },
  request: { key: ["X-MBX-APIKEY", "X-CH-APIKEY"], signature: ["X-CH-SIGN", "signature"] },
  hosts: ["www.bitrue.com", "openapi.bitrue.com", "fapi.bitrue.com", "futuresopenapi.bitrue.com"],
  testHosts: [],
  credentials: [
    {
      id: "bitrue",
      environment: "live",
      parts: [
        { kind: "key", label: "API key", shapes: [[run("alnum", 64)]], proof: "mixed" },
        { kind: "secret", label: "secret key", shapes: [[run("alnum", 64)]], proof: "mixed" },
      ],
      source: "Bitrue-exchange/Spot-official-api-docs by general knowledge: an API like Binance's",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://www.bitrue.com/",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "the site itself: the page and calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/bitrue.js",
  asOf: "2026-11",
  confidence: "high",
};

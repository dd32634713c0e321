import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const mercado: Exchange = {
  id: "mercado",
  name: "Mercado Bitcoin",
  names: {
    ccxt: ["mercado"],
    aliases: ["mercadobitcoin", "mercadobitcoinbr"],
    packages: ["mercadobitcoin", "mercado-bitcoin"],
    classes: ["MercadoBitcoinExchange"],
    environment: ["MERCADO", "MERCADOBITCOIN", "MERCADO_BITCOIN"],
    weak: ["mercado"],
  },
  request: { key: ["TAPI-ID"], signature: ["TAPI-MAC"] },
  hosts: ["api.mercadobitcoin.net", "www.mercadobitcoin.net", "www.mercadobitcoin.com.br"],
  testHosts: [],
  credentials: [
    {
      id: "mercado",
      environment: "live",
      parts: [
        {
          kind: "key",
          label: "TAPI id",
          shapes: [[run("lower-hex", 32)], [run("lower-hex", 64)]],
          proof: "hex-entropy",
        },
        { kind: "secret", label: "TAPI secret", shapes: [[run("lower-hex", 64)]], proof: "hex-entropy" },
      ],
      source: "API pages by general knowledge: 32 or 64 hex",
      asOf: "2026-11",
      confidence: "low",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://www.mercadobitcoin.com.br/",
    introspection: "unknown",
    create: "unknown",
    selfRevoke: false,
    maxKeys: null,
    source: "the site itself: the page and calls that manage keys were not looked up",
    asOf: "2026-11",
    confidence: "low",
  },
  source: "ccxt 4.5.84 js/src/mercado.js",
  asOf: "2026-11",
  confidence: "high",
};

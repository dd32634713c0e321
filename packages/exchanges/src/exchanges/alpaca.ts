import type { Exchange } from "../exchange.ts";
import { run } from "../grammar.ts";
import { UNSTATED_ALLOWLIST } from "../unstated.ts";

export const alpaca: Exchange = {
  id: "alpaca",
  name: "Alpaca",
  names: {
    ccxt: ["alpaca"],
    aliases: ["alpacamarkets", "alpacatrading", "alpaca.markets", "alpacapaper"],
    packages: [
      "alpaca-py",
      "alpaca-trade-api",
      "alpaca_trade_api",
      "alpaca.trading",
      "alpaca.trading.client",
      "alpaca.data",
      "@alpacahq/alpaca-trade-api",
      "alpaca.markets",
      "github.com/alpacahq/alpaca-trade-api-go",
      "alpaca.broker",
      "apca",
    ],
    classes: [
      "TradingClient",
      "StockHistoricalDataClient",
      "CryptoHistoricalDataClient",
      "OptionHistoricalDataClient",
      "StockDataStream",
      "CryptoDataStream",
      "TradingStream",
    ],
    environment: ["ALPACA", "APCA", "ALPACA_PAPER", "ALPACA_LIVE"],
    weak: ["alpaca"],
  },
  request: { key: ["APCA-API-KEY-ID"], secret: ["APCA-API-SECRET-KEY"] },
  hosts: [
    "api.alpaca.markets",
    "data.alpaca.markets",
    "broker-api.alpaca.markets",
    "stream.data.alpaca.markets",
    "app.alpaca.markets",
  ],
  testHosts: ["paper-api.alpaca.markets", "broker-api.sandbox.alpaca.markets", "data.sandbox.alpaca.markets"],
  credentials: [
    {
      id: "alpaca",
      environment: "live",
      parts: [
        {
          kind: "key",
          label: "key id",
          shapes: [
            ["AK", run("upper-alnum", 18)],
            ["AK", run("base32", 24)],
            ["CK", run("upper-alnum", 18)],
            ["CK", run("base32", 24)],
          ],
          proof: "one-case",
          distinctive: true,
        },
        {
          kind: "secret",
          label: "secret key",
          shapes: [[run("alnum", 40)], [run("base58", [43, 44])]],
          proof: "mixed",
        },
      ],
      source: "the prefixes and both lengths are the same in all public code; alpacahq/alpaca-py",
      asOf: "2026-11",
      confidence: "high",
    },
    {
      id: "alpaca-paper",
      environment: "test",
      parts: [
        {
          kind: "key",
          label: "key id",
          shapes: [
            ["PK", run("upper-alnum", 18)],
            ["PK", run("base32", 24)],
          ],
          proof: "one-case",
          distinctive: true,
        },
        {
          kind: "secret",
          label: "secret key",
          shapes: [[run("alnum", 40)], [run("base58", [43, 44])]],
          proof: "mixed",
        },
      ],
      source: "the prefix of keys for paper money; alpacahq/alpaca-py",
      asOf: "2026-11",
      confidence: "high",
    },
  ],
  keyPolicies: [],
  allowlist: UNSTATED_ALLOWLIST,
  keyManagement: {
    page: "https://app.alpaca.markets/dashboard/overview",
    introspection: "none",
    create: "none",
    selfRevoke: false,
    maxKeys: null,
    source: "docs.alpaca.markets: keys have no scopes, each may do what its account may; the page by general knowledge",
    asOf: "2026-11",
    confidence: "medium",
  },
  source: "docs.alpaca.markets/docs/authentication-1; ccxt 4.5.84 js/src/alpaca.js",
  asOf: "2026-11",
  confidence: "high",
};

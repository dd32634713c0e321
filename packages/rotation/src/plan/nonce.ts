/**
 * Exchanges whose requests carry a number that must grow for each key: two programs on one key make
 * each other's requests fail. From their authentication pages, as `exchanges.json` cites them.
 */
export const NONCE_EXCHANGES: ReadonlySet<string> = new Set([
  "bitfinex",
  "coincheck",
  "gemini",
  "hyperliquid",
  "independentreserve",
  "kraken",
  "krakenfutures",
  "whitebit",
]);

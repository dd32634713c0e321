import { UUID } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const coinmarketcap: Family = {
  id: "coinmarketcap",
  name: "CoinMarketCap",
  category: "market-data",
  finds: "an API key of CoinMarketCap",
  attackerCould: "use up the paid quota of market data",
  remedy: "Make a new key at https://pro.coinmarketcap.com/account and delete this one.",
  severity: "low",
  parts: [{ kind: "key", label: "API key", shapes: [UUID], contextRequired: true }],
  keywords: ["coinmarketcap", "cmc_pro", "cmc"],
  headers: ["X-CMC_PRO_API_KEY"],
  source: "CoinMarketCap documentation",
  asOf: "2026-11",
  confidence: "high",
};

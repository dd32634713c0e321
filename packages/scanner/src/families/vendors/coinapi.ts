import { UUID } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const coinapi: Family = {
  id: "coinapi",
  name: "CoinAPI",
  category: "market-data",
  finds: "an API key of CoinAPI",
  attackerCould: "use up the paid quota of market data",
  remedy: "Make a new key at https://console.coinapi.io/ and delete this one.",
  severity: "low",
  parts: [{ kind: "key", label: "API key", shapes: [UUID], contextRequired: true }],
  keywords: ["coinapi", "x-coinapi-key"],
  headers: ["X-CoinAPI-Key"],
  source: "trufflesecurity/trufflehog coinapi",
  asOf: "2026-11",
  confidence: "medium",
};

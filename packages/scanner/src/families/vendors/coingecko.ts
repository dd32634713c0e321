import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const coingecko: Family = {
  id: "coingecko",
  name: "CoinGecko",
  category: "market-data",
  finds: "an API key of CoinGecko",
  attackerCould: "use up the paid quota of market data",
  remedy: "Make a new key at https://www.coingecko.com/en/developers/dashboard and delete this one.",
  severity: "low",
  parts: [
    {
      kind: "key",
      label: "API key",
      shapes: [["CG-", run("alnum", 24)]],
      anchors: ["CG-"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["coingecko", "x-cg-pro-api-key", "x-cg-demo-api-key"],
  headers: ["x-cg-pro-api-key", "x-cg-demo-api-key"],
  source: "coingecko/coingecko-python",
  asOf: "2026-11",
  confidence: "high",
};

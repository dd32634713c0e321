import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const finnhub: Family = {
  id: "finnhub",
  name: "Finnhub",
  category: "market-data",
  finds: "an API key of Finnhub",
  attackerCould: "use up the paid quota of market data",
  remedy: "Make a new key at https://finnhub.io/dashboard and delete this one.",
  severity: "low",
  parts: [
    {
      kind: "key",
      label: "API key",
      shapes: [[run("lower-alnum", 20)], [run("lower-alnum", 40)]],
      proof: "one-case",
      contextRequired: true,
    },
  ],
  keywords: ["finnhub"],
  source: "general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};

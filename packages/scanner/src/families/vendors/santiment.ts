import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const santiment: Family = {
  id: "santiment",
  name: "Santiment",
  category: "market-data",
  finds: "an API key of Santiment",
  attackerCould: "use up the paid quota of market data",
  remedy: "Make a new key at https://app.santiment.net/account and delete this one.",
  severity: "low",
  parts: [
    {
      kind: "key",
      label: "API key",
      shapes: [[run("lower-alnum", 16), "_", run("lower-alnum", 16)], [run("lower-alnum", 32)]],
      proof: "one-case",
      contextRequired: true,
    },
  ],
  keywords: ["santiment", "sanpy"],
  source: "general knowledge",
  asOf: "2026-11",
  confidence: "low",
};

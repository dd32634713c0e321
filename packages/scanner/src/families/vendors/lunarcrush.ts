import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const lunarcrush: Family = {
  id: "lunarcrush",
  name: "LunarCrush",
  category: "market-data",
  finds: "an API key of LunarCrush",
  attackerCould: "use up the paid quota of market data",
  remedy: "Make a new key at https://lunarcrush.com/developers/api and delete this one.",
  severity: "low",
  parts: [
    {
      kind: "key",
      label: "API key",
      shapes: [[run("lower-alnum", [36, 40])]],
      proof: "one-case",
      contextRequired: true,
    },
  ],
  keywords: ["lunarcrush"],
  source: "general knowledge",
  asOf: "2026-11",
  confidence: "low",
};

import { UUID } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const arkham: Family = {
  id: "arkham",
  name: "Arkham",
  category: "market-data",
  finds: "an API key of Arkham",
  attackerCould: "use up the paid quota of market data",
  remedy: "Make a new key at https://platform.arkhamintelligence.com/ and delete this one.",
  severity: "low",
  parts: [{ kind: "key", label: "API key", shapes: [UUID], contextRequired: true }],
  keywords: ["arkham"],
  source: "general knowledge",
  asOf: "2026-11",
  confidence: "low",
};

import { UUID } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const cornix: Family = {
  id: "cornix",
  name: "Cornix",
  category: "bot",
  finds: "an API key of Cornix",
  attackerCould: "trade on the exchanges that are connected",
  remedy: "Delete it in the bot's settings.",
  severity: "high",
  parts: [{ kind: "key", label: "API key", shapes: [UUID], contextRequired: true }],
  keywords: ["cornix"],
  source: "general knowledge",
  asOf: "2026-11",
  confidence: "low",
};

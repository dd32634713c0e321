import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const nansen: Family = {
  id: "nansen",
  name: "Nansen",
  category: "market-data",
  finds: "an API key of Nansen",
  attackerCould: "use up the paid quota of market data",
  remedy: "Make a new key at https://app.nansen.ai/ and delete this one.",
  severity: "low",
  parts: [{ kind: "key", label: "API key", shapes: [[run("alnum", 32)]], proof: "mixed", contextRequired: true }],
  keywords: ["nansen"],
  source: "general knowledge",
  asOf: "2026-11",
  confidence: "low",
};

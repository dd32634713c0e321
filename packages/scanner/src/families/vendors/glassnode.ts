import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const glassnode: Family = {
  id: "glassnode",
  name: "Glassnode",
  category: "market-data",
  finds: "an API key of Glassnode",
  attackerCould: "use up the paid quota of market data",
  remedy: "Make a new key at https://studio.glassnode.com/settings/api and delete this one.",
  severity: "low",
  parts: [{ kind: "key", label: "API key", shapes: [[run("alnum", 27)]], proof: "mixed", contextRequired: true }],
  keywords: ["glassnode"],
  source: "trufflesecurity/trufflehog glassnode",
  asOf: "2026-11",
  confidence: "medium",
};

import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const dune: Family = {
  id: "dune",
  name: "Dune",
  category: "market-data",
  finds: "an API key of Dune",
  attackerCould: "use up the paid quota of market data",
  remedy: "Make a new key at https://dune.com/settings/api and delete this one.",
  severity: "low",
  parts: [{ kind: "key", label: "API key", shapes: [[run("alnum", 32)]], proof: "mixed", contextRequired: true }],
  keywords: ["dune", "x-dune-api-key"],
  headers: ["X-Dune-API-Key"],
  source: "santhsecurity/keyhog dune rule",
  asOf: "2026-11",
  confidence: "medium",
};

import { run, UUID } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const messari: Family = {
  id: "messari",
  name: "Messari",
  category: "market-data",
  finds: "an API key of Messari",
  attackerCould: "use up the paid quota of market data",
  remedy: "Make a new key at https://messari.io/account/api and delete this one.",
  severity: "low",
  parts: [
    { kind: "key", label: "API key", shapes: [UUID], contextRequired: true },
    { kind: "key", label: "newer API key", shapes: [[run("alnum", [40, 64])]], proof: "mixed", contextRequired: true },
  ],
  keywords: ["messari"],
  headers: ["x-messari-api-key"],
  source: "general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};

import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const kaiko: Family = {
  id: "kaiko",
  name: "Kaiko",
  category: "market-data",
  finds: "an API key of Kaiko",
  attackerCould: "use up the paid quota of market data",
  remedy: "Make a new key at https://docs.kaiko.com/ and delete this one.",
  severity: "low",
  parts: [
    { kind: "key", label: "API key", shapes: [[run("lower-alnum", 32)]], proof: "one-case", contextRequired: true },
  ],
  keywords: ["kaiko"],
  source: "general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};

import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const birdeye: Family = {
  id: "birdeye",
  name: "Birdeye",
  category: "market-data",
  finds: "an API key of Birdeye",
  attackerCould: "use up the paid quota of market data",
  remedy: "Make a new key at https://bds.birdeye.so/ and delete this one.",
  severity: "low",
  parts: [
    { kind: "key", label: "API key", shapes: [[run("lower-hex", 32)]], proof: "hex-entropy", contextRequired: true },
  ],
  keywords: ["birdeye"],
  source: "general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};

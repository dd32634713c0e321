import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const twelvedata: Family = {
  id: "twelvedata",
  name: "Twelve Data",
  category: "market-data",
  finds: "an API key of Twelve Data",
  attackerCould: "use up the paid quota of market data",
  remedy: "Make a new key at https://twelvedata.com/account/api-keys and delete this one.",
  severity: "low",
  parts: [
    { kind: "key", label: "API key", shapes: [[run("lower-hex", 32)]], proof: "hex-entropy", contextRequired: true },
  ],
  keywords: ["twelvedata", "twelve_data"],
  source: "general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};

import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const alphavantage: Family = {
  id: "alphavantage",
  name: "Alpha Vantage",
  category: "market-data",
  finds: "an API key of Alpha Vantage",
  attackerCould: "use up the paid quota of market data",
  remedy: "Make a new key at https://www.alphavantage.co/support/ and delete this one.",
  severity: "low",
  parts: [
    { kind: "key", label: "API key", shapes: [[run("upper-alnum", 16)]], proof: "one-case", contextRequired: true },
  ],
  keywords: ["alphavantage", "alpha_vantage"],
  source: "general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};

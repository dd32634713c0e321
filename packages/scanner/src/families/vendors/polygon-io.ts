import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const polygonIo: Family = {
  id: "polygon-io",
  name: "Polygon.io",
  category: "market-data",
  finds: "an API key of Polygon.io",
  attackerCould: "use up the paid quota of market data",
  remedy: "Make a new key at https://polygon.io/dashboard/keys and delete this one.",
  severity: "low",
  parts: [{ kind: "key", label: "API key", shapes: [[run("base64url", 32)]], proof: "mixed", contextRequired: true }],
  keywords: ["polygon.io", "polygon_api_key"],
  source: "general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};

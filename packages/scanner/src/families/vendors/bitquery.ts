import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const bitquery: Family = {
  id: "bitquery",
  name: "Bitquery",
  category: "market-data",
  finds: "an API key of Bitquery",
  attackerCould: "use up the paid quota of market data",
  remedy: "Make a new key at https://account.bitquery.io/ and delete this one.",
  severity: "low",
  parts: [
    {
      kind: "token",
      label: "token",
      shapes: [["ory_at_", run("base64url", 43), ".", run("base64url", 43)]],
      anchors: ["ory_at_"],
      proof: "mixed",
      contextRequired: false,
    },
    {
      kind: "key",
      label: "API key",
      shapes: [["BQY", run("alnum", 29)]],
      anchors: ["BQY"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["bitquery"],
  source: "general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};

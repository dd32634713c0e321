import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const amberdata: Family = {
  id: "amberdata",
  name: "Amberdata",
  category: "market-data",
  finds: "an API key of Amberdata",
  attackerCould: "use up the paid quota of market data",
  remedy: "Make a new key at https://www.amberdata.io/ and delete this one.",
  severity: "low",
  parts: [
    {
      kind: "key",
      label: "API key",
      shapes: [["UAK", run("lower-hex", 32)]],
      anchors: ["UAK"],
      proof: "hex-entropy",
      contextRequired: false,
    },
  ],
  keywords: ["amberdata"],
  source: "general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};

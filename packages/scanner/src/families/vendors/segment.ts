import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const segment: Family = {
  id: "segment",
  name: "Segment",
  category: "monitoring",
  finds: "a token of Segment's Public API",
  attackerCould: "read and change where the owner's data flows",
  remedy: "Revoke it at https://app.segment.com/ and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "Public API token",
      shapes: [["sgp_", run("alnum", 64)]],
      anchors: ["sgp_"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["segment"],
  source: "rules of betterleaks/betterleaks",
  asOf: "2026-11",
  confidence: "high",
};

import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const e2b: Family = {
  id: "e2b",
  name: "E2B",
  category: "ai",
  finds: "an API key of E2B",
  attackerCould: "run programs at the owner's cost, and read what they hold",
  remedy: "Revoke it at https://e2b.dev/dashboard and make another.",
  severity: "medium",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["e2b_", run("lower-hex", 40)]],
      anchors: ["e2b_"],
      proof: "hex-entropy",
      contextRequired: false,
    },
  ],
  keywords: ["e2b"],
  source: "general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};

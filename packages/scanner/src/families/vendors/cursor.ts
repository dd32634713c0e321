import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const cursor: Family = {
  id: "cursor",
  name: "Cursor",
  category: "ai",
  finds: "an API key of Cursor",
  attackerCould: "use the models at the owner's cost, and read what the account holds",
  remedy: "Revoke it at https://cursor.com/dashboard and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["crsr_", run("lower-hex", 64)]],
      anchors: ["crsr_"],
      proof: "hex-entropy",
      contextRequired: false,
    },
    {
      kind: "token",
      label: "older API key",
      shapes: [["key_", run("lower-hex", 64)]],
      proof: "hex-entropy",
      contextRequired: true,
    },
  ],
  keywords: ["cursor"],
  source: "rules of betterleaks/betterleaks",
  asOf: "2026-11",
  confidence: "medium",
};

import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const daytona: Family = {
  id: "daytona",
  name: "Daytona",
  category: "ai",
  finds: "an API key of Daytona",
  attackerCould: "run code in the owner's sandboxes, and read what they hold",
  remedy: "Revoke it at https://app.daytona.io/dashboard/keys and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["dtn_", run("lower-hex", 64)]],
      anchors: ["dtn_"],
      proof: "hex-entropy",
      contextRequired: false,
    },
  ],
  keywords: ["daytona"],
  source: "Daytona's documentation",
  asOf: "2026-11",
  confidence: "medium",
};

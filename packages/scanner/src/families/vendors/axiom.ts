import { UUID } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const axiom: Family = {
  id: "axiom",
  name: "Axiom",
  category: "monitoring",
  finds: "an API token of Axiom",
  attackerCould: "read and write the owner's logs",
  remedy: "Revoke it at https://app.axiom.co/settings/api-tokens and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API token",
      shapes: [
        ["xaat-", ...UUID],
        ["xapt-", ...UUID],
      ],
      anchors: ["xaat-", "xapt-"],
      contextRequired: false,
    },
  ],
  keywords: ["axiom"],
  source: "Axiom's documentation of tokens",
  asOf: "2026-11",
  confidence: "high",
};

import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const onfido: Family = {
  id: "onfido",
  name: "Onfido",
  category: "payments",
  finds: "an API token of Onfido",
  attackerCould: "read the identity papers of the owner's customers",
  remedy: "Revoke it at https://dashboard.onfido.com/api/tokens and make another.",
  severity: "critical",
  parts: [
    {
      kind: "token",
      label: "API token",
      shapes: [
        ["api_live.", run("base64url", 11), ".", run("base64url", [20, 40])],
        ["api_live_us.", run("base64url", 11), ".", run("base64url", [20, 40])],
        ["api_live_ca.", run("base64url", 11), ".", run("base64url", [20, 40])],
      ],
      anchors: ["api_live.", "api_live_us.", "api_live_ca."],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["onfido"],
  source: "rules of betterleaks/betterleaks; Onfido's API reference",
  asOf: "2026-11",
  confidence: "medium",
};

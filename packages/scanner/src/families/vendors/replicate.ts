import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const replicate: Family = {
  id: "replicate",
  name: "Replicate",
  category: "ai",
  finds: "an API key of Replicate",
  attackerCould: "use the models at the owner's cost, and read what the account holds",
  remedy: "Revoke it at https://replicate.com/account/api-tokens and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API token",
      shapes: [["r8_", run("alnum", 37)]],
      anchors: ["r8_"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["replicate"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};

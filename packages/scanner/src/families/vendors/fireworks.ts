import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const fireworks: Family = {
  id: "fireworks",
  name: "Fireworks AI",
  category: "ai",
  finds: "an API key of Fireworks AI",
  attackerCould: "use the models at the owner's cost, and read what the account holds",
  remedy: "Revoke it at https://fireworks.ai/account/api-keys and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["fw_", run("alnum", [22, 24])]],
      anchors: ["fw_"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["fireworks"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "medium",
};

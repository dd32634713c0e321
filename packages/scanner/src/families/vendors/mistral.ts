import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const mistral: Family = {
  id: "mistral",
  name: "Mistral",
  category: "ai",
  finds: "an API key of Mistral",
  attackerCould: "use the models at the owner's cost, and read what the account holds",
  remedy: "Revoke it at https://console.mistral.ai/api-keys and make another.",
  severity: "high",
  parts: [{ kind: "token", label: "API key", shapes: [[run("alnum", 32)]], proof: "mixed", contextRequired: true }],
  keywords: ["mistral"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "medium",
};

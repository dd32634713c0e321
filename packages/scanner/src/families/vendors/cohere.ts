import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const cohere: Family = {
  id: "cohere",
  name: "Cohere",
  category: "ai",
  finds: "an API key of Cohere",
  attackerCould: "use the models at the owner's cost, and read what the account holds",
  remedy: "Revoke it at https://dashboard.cohere.com/api-keys and make another.",
  severity: "high",
  parts: [{ kind: "token", label: "API key", shapes: [[run("alnum", 40)]], proof: "mixed", contextRequired: true }],
  keywords: ["cohere", "co_api_key"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};

import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const tavily: Family = {
  id: "tavily",
  name: "Tavily",
  category: "ai",
  finds: "an API key of Tavily",
  attackerCould: "use the models at the owner's cost, and read what the account holds",
  remedy: "Revoke it at https://app.tavily.com/ and make another.",
  severity: "low",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [
        ["tvly-", run("alnum", 32)],
        ["tvly-dev-", run("alnum", 32)],
        ["tvly-prod-", run("alnum", 32)],
      ],
      anchors: ["tvly-", "tvly-dev-", "tvly-prod-"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["tavily"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "medium",
};

import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const perplexity: Family = {
  id: "perplexity",
  name: "Perplexity",
  category: "ai",
  finds: "an API key of Perplexity",
  attackerCould: "use the models at the owner's cost, and read what the account holds",
  remedy: "Revoke it at https://www.perplexity.ai/settings/api and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["pplx-", run("alnum", 48)]],
      anchors: ["pplx-"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["perplexity"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};

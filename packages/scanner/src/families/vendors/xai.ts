import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const xai: Family = {
  id: "xai",
  name: "xAI",
  category: "ai",
  finds: "an API key of xAI",
  attackerCould: "use the models at the owner's cost, and read what the account holds",
  remedy: "Revoke it at https://console.x.ai/ and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["xai-", run("alnum", 80)]],
      anchors: ["xai-"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["xai", "grok"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};

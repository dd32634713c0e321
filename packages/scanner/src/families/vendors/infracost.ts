import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const infracost: Family = {
  id: "infracost",
  name: "Infracost",
  category: "cloud",
  finds: "an API key of Infracost",
  attackerCould: "read what the owner's infrastructure costs",
  remedy: "Revoke it at https://dashboard.infracost.io/ and make another.",
  severity: "low",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["ico-", run("alnum", 32)]],
      anchors: ["ico-"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["infracost"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};

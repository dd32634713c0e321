import { UUID } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const microsoftTeams: Family = {
  id: "microsoft-teams",
  name: "Microsoft Teams",
  category: "chat",
  finds: "a webhook of Teams",
  attackerCould: "post in the channel",
  remedy: "Revoke it at https://teams.microsoft.com/ and make another.",
  severity: "medium",
  parts: [
    {
      kind: "url",
      label: "webhook",
      shapes: [UUID],
      url: { hosts: ["webhook.office.com", "outlook.office.com"] },
      contextRequired: false,
    },
  ],
  keywords: ["teams", "webhook.office.com"],
  source: "gitleaks/gitleaks, trufflesecurity/trufflehog and praetorian-inc/noseyparker rules",
  asOf: "2026-11",
  confidence: "high",
};

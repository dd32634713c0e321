import { UUID } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const hubspot: Family = {
  id: "hubspot",
  name: "HubSpot",
  category: "productivity",
  finds: "an access token of HubSpot",
  attackerCould: "read and change the owner's customers and mail",
  remedy: "Revoke it in the account's settings (Private apps) and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "private app token",
      shapes: [
        ["pat-na1-", ...UUID],
        ["pat-na2-", ...UUID],
        ["pat-eu1-", ...UUID],
        ["pat-ap1-", ...UUID],
      ],
      anchors: ["pat-na1-", "pat-na2-", "pat-eu1-", "pat-ap1-"],
      contextRequired: false,
    },
  ],
  keywords: ["hubspot", "hapikey"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};

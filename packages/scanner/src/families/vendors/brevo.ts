import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const brevo: Family = {
  id: "brevo",
  name: "Brevo",
  category: "mail",
  finds: "an API key of Brevo",
  attackerCould: "send mail in the owner's name",
  remedy: "Revoke it at https://app.brevo.com/settings/keys/api and make another.",
  severity: "medium",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [
        ["xkeysib-", run("lower-hex", 64), "-", run("alnum", 16)],
        ["xsmtpsib-", run("lower-hex", 64), "-", run("alnum", 16)],
      ],
      anchors: ["xkeysib-", "xsmtpsib-"],
      contextRequired: false,
    },
  ],
  keywords: ["brevo", "sendinblue"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};

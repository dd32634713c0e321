import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const sendgrid: Family = {
  id: "sendgrid",
  name: "SendGrid",
  category: "mail",
  finds: "an API key of SendGrid",
  attackerCould: "send mail in the owner's name",
  remedy: "Revoke it at https://app.sendgrid.com/settings/api_keys and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["SG.", run("base64url", 22), ".", run("base64url", 43)]],
      anchors: ["SG."],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["sendgrid"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};

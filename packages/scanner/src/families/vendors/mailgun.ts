import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const mailgun: Family = {
  id: "mailgun",
  name: "Mailgun",
  category: "mail",
  finds: "an API key of Mailgun",
  attackerCould: "send and read the owner's mail",
  remedy: "Revoke it at https://app.mailgun.com/settings/api_security and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["key-", run("lower-hex", 32)]],
      anchors: ["key-"],
      proof: "hex-entropy",
      contextRequired: false,
    },
    {
      kind: "token",
      label: "newer API key",
      shapes: [[run("lower-hex", 32), "-", run("lower-hex", 8), "-", run("lower-hex", 8)]],
      proof: "hex-entropy",
      contextRequired: true,
    },
  ],
  keywords: ["mailgun"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};

import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const mailchimp: Family = {
  id: "mailchimp",
  name: "Mailchimp",
  category: "mail",
  finds: "an API key of Mailchimp",
  attackerCould: "read the audience and send campaigns",
  remedy: "Revoke it at https://admin.mailchimp.com/account/api/ and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [[run("lower-hex", 32), "-us", run("digit", [1, 2])]],
      anchors: ["-us"],
      proof: "hex-entropy",
      contextRequired: false,
    },
    {
      kind: "token",
      label: "Mandrill key",
      shapes: [["md-", run("base64url", 22)]],
      anchors: ["md-"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["mailchimp", "mandrill"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};

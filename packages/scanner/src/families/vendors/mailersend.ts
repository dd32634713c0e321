import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const mailersend: Family = {
  id: "mailersend",
  name: "MailerSend",
  category: "mail",
  finds: "an API token of MailerSend",
  attackerCould: "send mail in the owner's name",
  remedy: "Revoke it at https://app.mailersend.com/api-tokens and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API token",
      shapes: [["mlsn.", run("lower-hex", 64)]],
      anchors: ["mlsn."],
      proof: "hex-entropy",
      contextRequired: false,
    },
  ],
  keywords: ["mailersend"],
  source: "rules of betterleaks/betterleaks",
  asOf: "2026-11",
  confidence: "high",
};

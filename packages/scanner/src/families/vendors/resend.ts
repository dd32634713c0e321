import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const resend: Family = {
  id: "resend",
  name: "Resend",
  category: "mail",
  finds: "an API key of Resend",
  attackerCould: "send mail in the owner's name",
  remedy: "Revoke it at https://resend.com/api-keys and make another.",
  severity: "medium",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["re_", run("base58", 8), "_", run("base58", 24)]],
      anchors: ["re_"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["resend"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "medium",
};

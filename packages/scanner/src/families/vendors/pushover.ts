import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const pushover: Family = {
  id: "pushover",
  name: "Pushover",
  category: "chat",
  finds: "a token of Pushover",
  attackerCould: "send notifications to the owner",
  remedy: "Revoke it at https://pushover.net/ and make another.",
  severity: "low",
  parts: [
    {
      kind: "token",
      label: "application token",
      shapes: [[run("lower-alnum", 30)]],
      proof: "one-case",
      contextRequired: true,
    },
  ],
  keywords: ["pushover"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "medium",
};

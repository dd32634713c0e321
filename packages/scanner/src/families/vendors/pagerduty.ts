import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const pagerduty: Family = {
  id: "pagerduty",
  name: "PagerDuty",
  category: "chat",
  finds: "a key of PagerDuty",
  attackerCould: "raise and silence alarms",
  remedy: "Revoke it at https://app.pagerduty.com/ and make another.",
  severity: "medium",
  parts: [
    { kind: "token", label: "API key", shapes: [[run("base64url", 20)]], proof: "mixed", contextRequired: true },
    {
      kind: "key",
      label: "routing key",
      shapes: [[run("lower-hex", 32)]],
      proof: "hex-entropy",
      contextRequired: true,
    },
  ],
  keywords: ["pagerduty"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "medium",
};

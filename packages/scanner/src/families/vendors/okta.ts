import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const okta: Family = {
  id: "okta",
  name: "Okta",
  category: "cloud",
  finds: "an API token of Okta",
  attackerCould: "administer the organization's sign-on",
  remedy: "Revoke it at https://developer.okta.com/ and make another.",
  severity: "critical",
  parts: [
    {
      kind: "token",
      label: "API token",
      shapes: [["00", run("base64url", 40)]],
      proof: "mixed",
      contextRequired: true,
    },
  ],
  keywords: ["okta", "ssws"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};

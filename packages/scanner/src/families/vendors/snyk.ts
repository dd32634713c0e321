import { UUID } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const snyk: Family = {
  id: "snyk",
  name: "Snyk",
  category: "source-hosting",
  finds: "an API token of Snyk",
  attackerCould: "read the weak places of the owner's code",
  remedy: "Revoke it at https://app.snyk.io/account and make another.",
  severity: "high",
  parts: [{ kind: "token", label: "API token", shapes: [UUID], contextRequired: true, tokenSlot: true }],
  keywords: ["snyk"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "medium",
};

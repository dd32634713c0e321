import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const algolia: Family = {
  id: "algolia",
  name: "Algolia",
  category: "database",
  finds: "an admin key of Algolia",
  attackerCould: "read and delete the indexes",
  remedy: "Revoke it at https://dashboard.algolia.com/account/api-keys/ and make another.",
  severity: "medium",
  parts: [
    { kind: "token", label: "API key", shapes: [[run("lower-hex", 32)]], proof: "hex-entropy", contextRequired: true },
  ],
  keywords: ["algolia"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};

import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const datadog: Family = {
  id: "datadog",
  name: "Datadog",
  category: "monitoring",
  finds: "a key of Datadog",
  attackerCould: "read metrics and logs, and send false ones",
  remedy: "Revoke it at https://app.datadoghq.com/organization-settings/api-keys and make another.",
  severity: "medium",
  parts: [
    { kind: "key", label: "API key", shapes: [[run("lower-hex", 32)]], proof: "hex-entropy", contextRequired: true },
    {
      kind: "secret",
      label: "application key",
      shapes: [[run("lower-hex", 40)]],
      proof: "hex-entropy",
      contextRequired: true,
    },
  ],
  keywords: ["datadog", "dd_api", "dd_app"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};

import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const maxmind: Family = {
  id: "maxmind",
  name: "MaxMind",
  category: "market-data",
  finds: "a license key of MaxMind",
  attackerCould: "download databases at the owner's cost",
  remedy: "Revoke it at https://www.maxmind.com/en/accounts/current/license-key and make another.",
  severity: "low",
  parts: [
    {
      kind: "token",
      label: "license key",
      shapes: [[run("alnum", 6), "_", run("alnum", 29), "_mmk"]],
      proof: "mixed",
      contextRequired: true,
    },
  ],
  keywords: ["maxmind", "geoip"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};

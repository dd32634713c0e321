import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const vultr: Family = {
  id: "vultr",
  name: "Vultr",
  category: "cloud",
  finds: "an API key of Vultr",
  attackerCould: "create and destroy the account's machines",
  remedy: "Revoke it at https://my.vultr.com/settings/#settingsapi and make another.",
  severity: "high",
  parts: [
    { kind: "token", label: "API key", shapes: [[run("upper-alnum", 36)]], proof: "one-case", contextRequired: true },
  ],
  keywords: ["vultr"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "medium",
};

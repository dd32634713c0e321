import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const hetzner: Family = {
  id: "hetzner",
  name: "Hetzner Cloud",
  category: "cloud",
  finds: "an API token of Hetzner Cloud",
  attackerCould: "create and destroy the project's machines",
  remedy: "Revoke it at https://console.hetzner.cloud/ and make another.",
  severity: "critical",
  parts: [{ kind: "token", label: "API token", shapes: [[run("alnum", 64)]], proof: "mixed", contextRequired: true }],
  keywords: ["hetzner", "hcloud"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "medium",
};

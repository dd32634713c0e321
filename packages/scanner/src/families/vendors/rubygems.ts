import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const rubygems: Family = {
  id: "rubygems",
  name: "RubyGems",
  category: "packages",
  finds: "an API key of RubyGems",
  attackerCould: "publish gems in the owner's name",
  remedy: "Revoke it at https://rubygems.org/profile/api_keys and make another.",
  severity: "critical",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["rubygems_", run("lower-hex", 48)]],
      anchors: ["rubygems_"],
      proof: "hex-entropy",
      contextRequired: false,
    },
  ],
  keywords: ["rubygems"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};

import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const dynatrace: Family = {
  id: "dynatrace",
  name: "Dynatrace",
  category: "monitoring",
  finds: "an API token of Dynatrace",
  attackerCould: "read what is monitored, and change how",
  remedy: "Revoke it in the environment's settings (Access tokens) and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API token",
      shapes: [
        ["dt0c01.", run("upper-alnum", 24), ".", run("upper-alnum", 64)],
        ["dt0s01.", run("upper-alnum", 24), ".", run("upper-alnum", 64)],
        ["dt0s16.", run("upper-alnum", 24), ".", run("upper-alnum", 64)],
      ],
      anchors: ["dt0c01.", "dt0s01.", "dt0s16."],
      proof: "random",
      contextRequired: false,
    },
  ],
  keywords: ["dynatrace"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};

import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const linear: Family = {
  id: "linear",
  name: "Linear",
  category: "productivity",
  finds: "an API key of Linear",
  attackerCould: "read and change the workspace's issues",
  remedy: "Revoke it at https://linear.app/settings/api and make another.",
  severity: "medium",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [
        ["lin_api_", run("alnum", 40)],
        ["lin_oauth_", run("alnum", 64)],
      ],
      anchors: ["lin_api_", "lin_oauth_"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["linear"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};

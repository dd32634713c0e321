import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const prefect: Family = {
  id: "prefect",
  name: "Prefect",
  category: "source-hosting",
  finds: "an API key of Prefect",
  attackerCould: "change and run the owner's flows, and read their secrets",
  remedy: "Revoke it at https://app.prefect.cloud/my/api-keys and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [
        ["pnu_", run("alnum", 36)],
        ["pnb_", run("alnum", 36)],
      ],
      anchors: ["pnu_", "pnb_"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["prefect"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};

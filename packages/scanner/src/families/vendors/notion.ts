import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const notion: Family = {
  id: "notion",
  name: "Notion",
  category: "productivity",
  finds: "an integration token of Notion",
  attackerCould: "read and change the pages that it may",
  remedy: "Revoke it at https://www.notion.so/my-integrations and make another.",
  severity: "medium",
  parts: [
    {
      kind: "token",
      label: "token",
      shapes: [
        ["ntn_", run("digit", 11), run("alnum", 35)],
        ["secret_", run("alnum", 43)],
      ],
      anchors: ["ntn_", "secret_"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["notion"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};

import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const apify: Family = {
  id: "apify",
  name: "Apify",
  category: "ai",
  finds: "an API token of Apify",
  attackerCould: "run programs at the owner's cost, and read what they gathered",
  remedy: "Revoke it at https://console.apify.com/settings/integrations and make another.",
  severity: "medium",
  parts: [
    {
      kind: "token",
      label: "API token",
      shapes: [["apify_api_", run("alnum", [34, 38])]],
      anchors: ["apify_api_"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["apify"],
  source: "trufflesecurity/trufflehog apify",
  asOf: "2026-11",
  confidence: "high",
};

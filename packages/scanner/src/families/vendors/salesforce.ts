import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const salesforce: Family = {
  id: "salesforce",
  name: "Salesforce",
  category: "productivity",
  finds: "a session or access token of Salesforce",
  attackerCould: "read and change the owner's customers",
  remedy: "End the session in the user's settings, and rotate the connected app's secret.",
  severity: "critical",
  parts: [
    {
      kind: "token",
      label: "access token",
      shapes: [["00D", run("alnum", 12), "!", run("unreserved", [60, 260])]],
      proof: "mixed",
      contextRequired: true,
    },
  ],
  keywords: ["salesforce", "sfdc"],
  source: "trufflesecurity/trufflehog salesforce",
  asOf: "2026-11",
  confidence: "medium",
};

import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const databricks: Family = {
  id: "databricks",
  name: "Databricks",
  category: "database",
  finds: "an access token of Databricks",
  attackerCould: "read the data and run code in the workspace",
  remedy: "Revoke it at https://accounts.cloud.databricks.com/ and make another.",
  severity: "critical",
  parts: [
    {
      kind: "token",
      label: "access token",
      shapes: [
        ["dapi", run("lower-hex", 32)],
        ["dapi", run("lower-hex", 32), "-", run("digit", 1)],
      ],
      anchors: ["dapi"],
      proof: "hex-entropy",
      contextRequired: false,
    },
  ],
  keywords: ["databricks"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};

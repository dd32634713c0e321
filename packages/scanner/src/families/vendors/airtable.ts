import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const airtable: Family = {
  id: "airtable",
  name: "Airtable",
  category: "database",
  finds: "an access token of Airtable",
  attackerCould: "read and change the bases that the token may",
  remedy: "Revoke it at https://airtable.com/create/tokens and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "access token",
      shapes: [["pat", run("alnum", 14), ".", run("lower-hex", 64)]],
      anchors: ["pat"],
      contextRequired: false,
    },
  ],
  keywords: ["airtable"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};

import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const atlassian: Family = {
  id: "atlassian",
  name: "Atlassian",
  category: "source-hosting",
  finds: "an API token of Atlassian",
  attackerCould: "read and change Jira and Confluence in the owner's name",
  remedy: "Revoke it at https://id.atlassian.com/manage-profile/security/api-tokens and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API token",
      shapes: [
        ["ATATT3", run("base64url", [180, 200])],
        ["ATATT3", run("base64url", [170, 200]), "=", run("upper-hex", 8)],
      ],
      anchors: ["ATATT3"],
      proof: "mixed",
      contextRequired: false,
    },
    { kind: "token", label: "older API token", shapes: [[run("alnum", 24)]], proof: "mixed", contextRequired: true },
  ],
  keywords: ["atlassian", "jira", "confluence"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};

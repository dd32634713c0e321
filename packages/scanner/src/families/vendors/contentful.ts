import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const contentful: Family = {
  id: "contentful",
  name: "Contentful",
  category: "productivity",
  finds: "a token of Contentful",
  attackerCould: "read and change the owner's content",
  remedy: "Revoke it at https://app.contentful.com/account/profile/cma_tokens and make another.",
  severity: "medium",
  parts: [
    {
      kind: "token",
      label: "personal access token",
      shapes: [["CFPAT-", run("base64url", 43)]],
      anchors: ["CFPAT-"],
      proof: "mixed",
      contextRequired: false,
    },
    { kind: "token", label: "delivery token", shapes: [[run("base64url", 43)]], proof: "mixed", contextRequired: true },
  ],
  keywords: ["contentful"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};

import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const harness: Family = {
  id: "harness",
  name: "Harness",
  category: "source-hosting",
  finds: "a token of Harness",
  attackerCould: "change and run the owner's pipelines, and read their secrets",
  remedy: "Revoke it in the profile (API keys) and make another.",
  severity: "critical",
  parts: [
    {
      kind: "token",
      label: "access token",
      shapes: [
        ["pat.", run("base64url", 22), ".", run("alnum", 24), ".", run("alnum", 20)],
        ["sat.", run("base64url", 22), ".", run("alnum", 24), ".", run("alnum", 20)],
      ],
      anchors: ["pat.", "sat."],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["harness"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};

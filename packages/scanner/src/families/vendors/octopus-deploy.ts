import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const octopusDeploy: Family = {
  id: "octopus-deploy",
  name: "Octopus Deploy",
  category: "source-hosting",
  finds: "an API key of Octopus Deploy",
  attackerCould: "deploy in the owner's name, and read the secrets of projects",
  remedy: "Revoke it in the profile (My API keys) and make another.",
  severity: "critical",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["API-", run("upper-alnum", 26)]],
      anchors: ["API-"],
      proof: "one-case",
      contextRequired: false,
    },
  ],
  keywords: ["octopus"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};

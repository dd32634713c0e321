import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const scalingo: Family = {
  id: "scalingo",
  name: "Scalingo",
  category: "cloud",
  finds: "an API token of Scalingo",
  attackerCould: "deploy to and read the secrets of every application",
  remedy: "Revoke it at https://dashboard.scalingo.com/account/tokens and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API token",
      shapes: [["tk-us-", run("base64url", 48)]],
      anchors: ["tk-us-"],
      proof: "random",
      contextRequired: false,
    },
  ],
  keywords: ["scalingo"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};

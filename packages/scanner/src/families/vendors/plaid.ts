import { run, UUID } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const plaid: Family = {
  id: "plaid",
  name: "Plaid",
  category: "payments",
  finds: "a credential of Plaid",
  attackerCould: "read the accounts and payments of the people who linked their banks",
  remedy: "Rotate it at https://dashboard.plaid.com/developers/keys.",
  severity: "critical",
  parts: [
    {
      kind: "token",
      label: "access token",
      shapes: [["access-production-", ...UUID]],
      anchors: ["access-production-"],
      contextRequired: false,
    },
    {
      kind: "token",
      label: "access token, sandbox",
      shapes: [
        ["access-sandbox-", ...UUID],
        ["access-development-", ...UUID],
      ],
      anchors: ["access-sandbox-", "access-development-"],
      contextRequired: false,
      test: true,
    },
    { kind: "secret", label: "secret", shapes: [[run("lower-hex", 30)]], proof: "hex-entropy", contextRequired: true },
  ],
  keywords: ["plaid"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};

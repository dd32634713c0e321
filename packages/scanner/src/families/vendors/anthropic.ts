import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const anthropic: Family = {
  id: "anthropic",
  name: "Anthropic",
  category: "ai",
  finds: "an API key of Anthropic",
  attackerCould: "use the models at the owner's cost, and read what the account holds",
  remedy: "Revoke it at https://console.anthropic.com/settings/keys and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [
        ["sk-ant-api03-", run("base64url", [80, 120])],
        ["sk-ant-admin01-", run("base64url", [80, 120])],
        ["sk-ant-oat01-", run("base64url", [80, 120])],
        ["sk-ant-sid01-", run("base64url", [80, 140])],
      ],
      anchors: ["sk-ant-api03-", "sk-ant-admin01-", "sk-ant-oat01-", "sk-ant-sid01-"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["anthropic", "claude"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};

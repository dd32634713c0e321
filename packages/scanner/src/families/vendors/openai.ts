import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const openai: Family = {
  id: "openai",
  name: "OpenAI",
  category: "ai",
  finds: "an API key of OpenAI",
  attackerCould: "use the models at the owner's cost, and read what the account holds",
  remedy: "Revoke it at https://platform.openai.com/api-keys and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [
        ["sk-", run("alnum", 20), "T3BlbkFJ", run("alnum", 20)],
        ["sk-proj-", run("base64url", [40, 200])],
        ["sk-svcacct-", run("base64url", [40, 200])],
        ["sk-admin-", run("base64url", [40, 200])],
      ],
      anchors: ["sk-", "sk-proj-", "sk-svcacct-", "sk-admin-"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["openai", "gpt"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};

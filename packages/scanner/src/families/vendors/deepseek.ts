import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const deepseek: Family = {
  id: "deepseek",
  name: "DeepSeek",
  category: "ai",
  finds: "an API key of DeepSeek",
  attackerCould: "use the models at the owner's cost, and read what the account holds",
  remedy: "Revoke it at https://platform.deepseek.com/api_keys and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["sk-", run("lower-hex", 32)]],
      proof: "hex-entropy",
      contextRequired: true,
    },
  ],
  keywords: ["deepseek"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "medium",
};

import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const openrouter: Family = {
  id: "openrouter",
  name: "OpenRouter",
  category: "ai",
  finds: "an API key of OpenRouter",
  attackerCould: "use the models at the owner's cost, and read what the account holds",
  remedy: "Revoke it at https://openrouter.ai/settings/keys and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["sk-or-v1-", run("lower-hex", 64)]],
      anchors: ["sk-or-v1-"],
      proof: "hex-entropy",
      contextRequired: false,
    },
  ],
  keywords: ["openrouter"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};

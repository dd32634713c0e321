import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const together: Family = {
  id: "together",
  name: "Together AI",
  category: "ai",
  finds: "an API key of Together AI",
  attackerCould: "use the models at the owner's cost, and read what the account holds",
  remedy: "Revoke it at https://api.together.ai/settings/api-keys and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["tgp_v1_", run("base64url", 43)], [run("lower-hex", 64)]],
      contextRequired: true,
    },
  ],
  keywords: ["together", "togetherai"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "medium",
};

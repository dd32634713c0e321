import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const kimi: Family = {
  id: "kimi",
  name: "Moonshot AI",
  category: "ai",
  finds: "an API key of Moonshot AI (Kimi)",
  attackerCould: "use the models at the owner's cost, and read what the account holds",
  remedy: "Revoke it at https://platform.moonshot.ai/console/api-keys and make another.",
  severity: "high",
  parts: [
    { kind: "token", label: "API key", shapes: [["sk-", run("alnum", 48)]], proof: "mixed", contextRequired: true },
  ],
  keywords: ["moonshot", "kimi"],
  source: "rules of betterleaks/betterleaks",
  asOf: "2026-11",
  confidence: "medium",
};

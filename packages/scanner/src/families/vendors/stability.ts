import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const stability: Family = {
  id: "stability",
  name: "Stability AI",
  category: "ai",
  finds: "an API key of Stability AI",
  attackerCould: "use the models at the owner's cost, and read what the account holds",
  remedy: "Revoke it at https://platform.stability.ai/account/keys and make another.",
  severity: "high",
  parts: [
    { kind: "token", label: "API key", shapes: [["sk-", run("alnum", 48)]], proof: "mixed", contextRequired: true },
  ],
  keywords: ["stability", "stabilityai", "dreamstudio"],
  source: "rules of betterleaks/betterleaks",
  asOf: "2026-11",
  confidence: "medium",
};

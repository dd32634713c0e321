import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const braveSearch: Family = {
  id: "brave-search",
  name: "Brave Search",
  category: "ai",
  finds: "an API key of Brave Search",
  attackerCould: "search at the owner's cost",
  remedy: "Revoke it at https://api-dashboard.search.brave.com/app/keys and make another.",
  severity: "medium",
  parts: [
    { kind: "token", label: "API key", shapes: [["BSA", run("base64url", 28)]], proof: "mixed", contextRequired: true },
  ],
  keywords: ["brave", "brave search"],
  source: "rules of betterleaks/betterleaks",
  asOf: "2026-11",
  confidence: "medium",
};

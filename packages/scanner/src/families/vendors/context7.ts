import { UUID } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const context7: Family = {
  id: "context7",
  name: "Context7",
  category: "ai",
  finds: "an API key of Context7",
  attackerCould: "use the models at the owner's cost, and read what the account holds",
  remedy: "Revoke it at https://context7.com/dashboard and make another.",
  severity: "low",
  parts: [
    { kind: "token", label: "API key", shapes: [["ctx7sk-", ...UUID]], anchors: ["ctx7sk-"], contextRequired: false },
  ],
  keywords: ["context7"],
  source: "Context7's documentation",
  asOf: "2026-11",
  confidence: "medium",
};

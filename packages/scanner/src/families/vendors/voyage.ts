import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const voyage: Family = {
  id: "voyage",
  name: "Voyage AI",
  category: "ai",
  finds: "an API key of Voyage AI",
  attackerCould: "use the models at the owner's cost, and read what the account holds",
  remedy: "Revoke it at https://dashboard.voyageai.com/api-keys and make another.",
  severity: "medium",
  parts: [
    { kind: "token", label: "API key", shapes: [["pa-", run("base64url", 43)]], proof: "mixed", contextRequired: true },
  ],
  keywords: ["voyage", "voyageai"],
  source: "Voyage AI's documentation",
  asOf: "2026-11",
  confidence: "medium",
};

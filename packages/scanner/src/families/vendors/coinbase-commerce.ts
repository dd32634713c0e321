import { UUID4 } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const coinbaseCommerce: Family = {
  id: "coinbase-commerce",
  name: "Coinbase Commerce",
  category: "payments",
  finds: "an API key or webhook secret of Coinbase Commerce",
  attackerCould: "create charges and read payments; with the webhook's secret, tell the shop that one was paid",
  remedy: "Delete the key at https://beta.commerce.coinbase.com/settings/security.",
  severity: "high",
  parts: [
    { kind: "key", label: "API key", shapes: [UUID4], proof: "uuid-v4", contextRequired: true },
    { kind: "secret", label: "webhook secret", shapes: [UUID4], proof: "uuid-v4", contextRequired: true },
  ],
  keywords: ["commerce.coinbase", "coinbase_commerce", "x-cc-api-key"],
  headers: ["X-CC-Api-Key"],
  hosts: ["api.commerce.coinbase.com"],
  source: "general knowledge of Commerce documentation",
  asOf: "2026-11",
  confidence: "medium",
};

import { UUID } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const wise: Family = {
  id: "wise",
  name: "Wise",
  category: "payments",
  finds: "an API token of Wise",
  attackerCould: "read balances and draft transfers",
  remedy: "Roll the key at https://wise.com/settings/public-api-tokens.",
  severity: "high",
  parts: [{ kind: "token", label: "API token", shapes: [UUID], contextRequired: true }],
  keywords: ["transferwise", "wise"],
  source:
    "https://docs.wise.com/guides/developer/auth-and-security/client-credentials-token-migration: UUIDs until 2027",
  asOf: "2026-11",
  confidence: "medium",
};

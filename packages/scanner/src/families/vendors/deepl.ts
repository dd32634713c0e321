import { UUID } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const deepl: Family = {
  id: "deepl",
  name: "DeepL",
  category: "ai",
  finds: "an authentication key of DeepL",
  attackerCould: "translate at the owner's cost",
  remedy: "Revoke it at https://www.deepl.com/your-account/keys and make another.",
  severity: "medium",
  parts: [
    { kind: "token", label: "key of the free API", shapes: [[...UUID, ":fx"]], contextRequired: true },
    { kind: "token", label: "key", shapes: [UUID], contextRequired: true },
  ],
  keywords: ["deepl"],
  source: "DeepL's API documentation",
  asOf: "2026-11",
  confidence: "high",
};

import { UUID } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const wakatime: Family = {
  id: "wakatime",
  name: "WakaTime",
  category: "productivity",
  finds: "an API key of WakaTime",
  attackerCould: "read what the owner worked on",
  remedy: "Revoke it at https://wakatime.com/settings/api-key and make another.",
  severity: "low",
  parts: [
    { kind: "token", label: "API key", shapes: [["waka_", ...UUID]], anchors: ["waka_"], contextRequired: false },
  ],
  keywords: ["wakatime"],
  source: "rules of betterleaks/betterleaks",
  asOf: "2026-11",
  confidence: "high",
};

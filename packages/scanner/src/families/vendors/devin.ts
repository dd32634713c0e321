import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const devin: Family = {
  id: "devin",
  name: "Devin",
  category: "ai",
  finds: "an API key of Devin",
  attackerCould: "have the agent work in the owner's repositories",
  remedy: "Revoke it at https://app.devin.ai/settings/api-keys and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "service user token",
      shapes: [["cog_", run("lower-alnum", 52)]],
      anchors: ["cog_"],
      proof: "one-case",
      contextRequired: false,
    },
    {
      kind: "token",
      label: "API key",
      shapes: [
        ["apk_user_", run("base64", [116, 184])],
        ["apk_user_", run("base64", [116, 184]), "="],
        ["apk_user_", run("base64", [116, 184]), "=="],
      ],
      anchors: ["apk_user_"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["devin"],
  source: "rules of betterleaks/betterleaks",
  asOf: "2026-11",
  confidence: "medium",
};

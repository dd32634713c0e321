import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const upcloud: Family = {
  id: "upcloud",
  name: "UpCloud",
  category: "cloud",
  finds: "an API token of UpCloud",
  attackerCould: "change the owner's servers",
  remedy: "Revoke it at https://hub.upcloud.com/account/api-tokens and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API token",
      shapes: [
        ["ucat_", run("crockford", 26)],
        ["ucat_", run("alnum", [24, 32])],
      ],
      anchors: ["ucat_"],
      proof: "random",
      contextRequired: false,
    },
  ],
  keywords: ["upcloud"],
  source: "rules of betterleaks/betterleaks",
  asOf: "2026-11",
  confidence: "high",
};

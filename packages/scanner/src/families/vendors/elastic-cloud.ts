import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const elasticCloud: Family = {
  id: "elastic-cloud",
  name: "Elastic Cloud",
  category: "monitoring",
  finds: "an API key of Elastic Cloud",
  attackerCould: "change and read the owner's deployments",
  remedy: "Revoke it at https://cloud.elastic.co/account/keys and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [
        ["essu_", run("base64url", [60, 200])],
        ["essu_", run("base64url", [60, 200]), "="],
        ["essu_", run("base64url", [60, 200]), "=="],
      ],
      anchors: ["essu_"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["elastic"],
  source: "rules of betterleaks/betterleaks",
  asOf: "2026-11",
  confidence: "high",
};

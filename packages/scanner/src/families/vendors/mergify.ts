import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const mergify: Family = {
  id: "mergify",
  name: "Mergify",
  category: "source-hosting",
  finds: "an application key of Mergify",
  attackerCould: "act on the owner's merge queues",
  remedy: "Revoke it at https://dashboard.mergify.com/ and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "application key",
      shapes: [["mergify_application_key_", run("base64url", [40, 200])]],
      anchors: ["mergify_application_key_"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["mergify"],
  source: "rules of betterleaks/betterleaks",
  asOf: "2026-11",
  confidence: "high",
};

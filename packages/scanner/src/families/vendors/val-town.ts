import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const valTown: Family = {
  id: "val-town",
  name: "Val Town",
  category: "source-hosting",
  finds: "an API token of Val Town",
  attackerCould: "change and run the owner's code",
  remedy: "Revoke it at https://www.val.town/settings/api and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API token",
      shapes: [["vtwn_", run("alnum", [20, 80])]],
      anchors: ["vtwn_"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["val town", "valtown"],
  source: "rules of betterleaks/betterleaks",
  asOf: "2026-11",
  confidence: "high",
};

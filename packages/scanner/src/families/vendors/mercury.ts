import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const mercury: Family = {
  id: "mercury",
  name: "Mercury",
  category: "payments",
  finds: "an API token of Mercury",
  attackerCould: "see the accounts, and pay from them where the token may",
  remedy: "Revoke it at https://app.mercury.com/settings/tokens and make another.",
  severity: "critical",
  parts: [
    {
      kind: "token",
      label: "API token",
      shapes: [["mercury_production_", run("lower", [3, 6]), "_", run("alnum", [40, 50]), "_yrucrem"]],
      anchors: ["mercury_production_"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["mercury"],
  source: "rules of betterleaks/betterleaks",
  asOf: "2026-11",
  confidence: "high",
};

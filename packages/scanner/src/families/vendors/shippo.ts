import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const shippo: Family = {
  id: "shippo",
  name: "Shippo",
  category: "payments",
  finds: "an API token of Shippo",
  attackerCould: "buy shipments at the owner's cost, and read their addresses",
  remedy: "Revoke it at https://apps.goshippo.com/settings/api and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API token",
      shapes: [["shippo_live_", run("lower-hex", 40)]],
      anchors: ["shippo_live_"],
      proof: "hex-entropy",
      contextRequired: false,
    },
    {
      kind: "token",
      label: "API token, test",
      shapes: [["shippo_test_", run("lower-hex", 40)]],
      anchors: ["shippo_test_"],
      proof: "hex-entropy",
      contextRequired: false,
      test: true,
    },
  ],
  keywords: ["shippo"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};

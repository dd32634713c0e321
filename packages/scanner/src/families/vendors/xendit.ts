import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const xendit: Family = {
  id: "xendit",
  name: "Xendit",
  category: "payments",
  finds: "a secret key of Xendit",
  attackerCould: "take payments and pay out",
  remedy: "Revoke it at https://dashboard.xendit.co/settings/developers and make another.",
  severity: "critical",
  parts: [
    {
      kind: "token",
      label: "secret key",
      shapes: [["xnd_production_", run("alnum", [40, 64])]],
      anchors: ["xnd_production_"],
      proof: "mixed",
      contextRequired: false,
    },
    {
      kind: "token",
      label: "test key",
      shapes: [["xnd_development_", run("alnum", [40, 64])]],
      anchors: ["xnd_development_"],
      proof: "mixed",
      contextRequired: false,
      test: true,
    },
  ],
  keywords: ["xendit"],
  source: "Xendit's API reference",
  asOf: "2026-11",
  confidence: "medium",
};

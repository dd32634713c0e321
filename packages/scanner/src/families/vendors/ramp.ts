import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const ramp: Family = {
  id: "ramp",
  name: "Ramp",
  category: "payments",
  finds: "a client secret of Ramp",
  attackerCould: "read and change the company's spending",
  remedy: "Revoke it at https://app.ramp.com/settings/developer and make another.",
  severity: "critical",
  parts: [
    {
      kind: "secret",
      label: "client secret",
      shapes: [["ramp_sec_", run("alnum", 48)]],
      anchors: ["ramp_sec_"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["ramp"],
  source: "rules of betterleaks/betterleaks",
  asOf: "2026-11",
  confidence: "high",
};

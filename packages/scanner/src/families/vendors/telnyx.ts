import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const telnyx: Family = {
  id: "telnyx",
  name: "Telnyx",
  category: "mail",
  finds: "an API key of Telnyx",
  attackerCould: "call and send messages at the owner's cost",
  remedy: "Revoke it at https://portal.telnyx.com/#/app/api-keys and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["KEY0", run("upper-hex", 31), "_", run("alnum", 22)]],
      anchors: ["KEY0"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["telnyx"],
  source: "Telnyx' API reference; rules of betterleaks/betterleaks",
  asOf: "2026-11",
  confidence: "medium",
};

import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const rootly: Family = {
  id: "rootly",
  name: "Rootly",
  category: "monitoring",
  finds: "an API key of Rootly",
  attackerCould: "read and change the owner's incidents",
  remedy: "Revoke it at https://rootly.com/account and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["rootly_", run("lower-hex", 64)]],
      anchors: ["rootly_"],
      proof: "hex-entropy",
      contextRequired: false,
    },
  ],
  keywords: ["rootly"],
  source: "rules of betterleaks/betterleaks",
  asOf: "2026-11",
  confidence: "high",
};

import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const clickup: Family = {
  id: "clickup",
  name: "ClickUp",
  category: "productivity",
  finds: "a personal token of ClickUp",
  attackerCould: "read and change the owner's tasks",
  remedy: "Revoke it at https://app.clickup.com/settings/apps and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "personal token",
      shapes: [["pk_", run("digit", [6, 10]), "_", run("upper-alnum", 32)]],
      anchors: ["pk_"],
      proof: "one-case",
      contextRequired: false,
    },
  ],
  keywords: ["clickup"],
  source: "rules of betterleaks/betterleaks; ClickUp's API reference",
  asOf: "2026-11",
  confidence: "high",
};

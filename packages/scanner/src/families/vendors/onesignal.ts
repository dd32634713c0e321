import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const onesignal: Family = {
  id: "onesignal",
  name: "OneSignal",
  category: "mail",
  finds: "an API key of OneSignal",
  attackerCould: "send messages to all users of the app",
  remedy: "Revoke it at https://dashboard.onesignal.com/ and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [
        ["os_v2_app_", run("lower-alnum", 103)],
        ["os_v2_org_", run("lower-alnum", 103)],
      ],
      anchors: ["os_v2_app_", "os_v2_org_"],
      proof: "one-case",
      contextRequired: false,
    },
  ],
  keywords: ["onesignal"],
  source: "rules of betterleaks/betterleaks",
  asOf: "2026-11",
  confidence: "high",
};

import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const line: Family = {
  id: "line",
  name: "LINE",
  category: "chat",
  finds: "a channel access token of LINE",
  attackerCould: "send messages as the channel, and read who follows it",
  remedy: "Revoke it at https://developers.line.biz/console/ and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "channel access token",
      shapes: [[run("base64", 171), "="]],
      proof: "mixed",
      contextRequired: true,
    },
  ],
  keywords: ["line channel", "line_channel", "linebot", "line bot"],
  source: "LINE's Messaging API reference",
  asOf: "2026-11",
  confidence: "medium",
};
